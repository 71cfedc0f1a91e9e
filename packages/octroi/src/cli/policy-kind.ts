import type { LintKind } from '@octroi/policy/lint';
import { UsageError } from './usage-error.ts';

export const KINDS: readonly LintKind[] = ['identity', 'resource', 'trust', 'scp', 'rcp', 'session'];

/** The kind that an option names; throws `UsageError` for any other text. */
export function readKind(text: string): LintKind {
  const kind = KINDS.find((known) => known === text);
  if (kind === undefined) throw new UsageError(`\`${text}\` is no kind of policy: ${KINDS.join(', ')}`);
  return kind;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/**
 * The kind that a policy text looks like (POL-34): with principals and only actions of sts, and no resource, a trust policy; with principals
 * otherwise a resource policy; else an identity policy. Control and session policies look like others and have to be named.
 */
export function guessKind(text: string): LintKind {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    // No JSON has no kind; lint says where it stops being JSON.
    return 'identity';
  }
  const statements = list((document as { Statement?: unknown } | null)?.Statement).filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null);
  if (!statements.some((one) => 'Principal' in one || 'NotPrincipal' in one)) return 'identity';
  const actions = statements.flatMap((one) => [...list(one['Action']), ...list(one['NotAction'])]);
  const aboutRoles = actions.length > 0 && actions.every((action) => typeof action === 'string' && action.toLowerCase().startsWith('sts:'));
  return aboutRoles && !statements.some((one) => 'Resource' in one || 'NotResource' in one) ? 'trust' : 'resource';
}
