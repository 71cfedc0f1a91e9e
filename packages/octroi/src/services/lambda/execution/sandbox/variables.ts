import { quoted } from './layout.ts';

/** Names that mean something to one shell or another, so that a script cannot set them like any. */
const SHELLS_OWN = /^(BASH.*|DIRSTACK|ENV|EUID|FUNCNAME|GROUPS|HISTCMD|IFS|LINENO|OPTARG|OPTIND|PIPESTATUS|PPID|PS[0-4]|RANDOM|SECONDS|SHELLOPTS|UID|_)$/;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Variables as a script that exports them, for a pipe: arguments can be read by everyone on the host. Those that a shell keeps for
 * itself go as arguments after all; nobody keeps a secret in them.
 */
export function variablesScript(variables: Readonly<Record<string, string>>): { readonly script: string; readonly asArguments: readonly string[] } {
  const plain: string[] = [];
  const asArguments: string[] = [];
  for (const [name, value] of Object.entries(variables)) {
    const text = value.replaceAll('\0', '');
    if (!NAME.test(name)) continue;
    if (SHELLS_OWN.test(name)) asArguments.push(`${name}=${text}`);
    else plain.push(`export ${name}=${quoted(text)}\n`);
  }
  return { script: plain.join(''), asArguments };
}
