import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { relative } from 'node:path';

/** A program that runs functions of a runtime. */
export interface Interpreter {
  readonly family: 'node' | 'python' | 'provided';
  /** Absolute path. */
  readonly command: string;
  /** Its version as in `v24.21.0`, `3.11.7`. */
  readonly version: string;
  /** The folder with it and its libraries, where that is none of the system's. */
  readonly home?: string;
  /** What it is called in a sandbox, if that is not `command`: with a home, relative to that. */
  readonly inside?: string;
}

export interface Interpreters {
  /** The interpreter for a runtime, or the reason why there is none (LAM-24). */
  find(runtime: string): Promise<Interpreter | { readonly missing: string }>;
}

/** Newest minor version of Python 3 that is looked for. */
const NEWEST_PYTHON_MINOR = 15;
const PROBE_MILLIS = 5000;
const NODE_RUNTIME = /^nodejs(\d{1,2})\.x$/;
const PYTHON_RUNTIME = /^python3\.(\d{1,2})$/;
const PYTHON_PROBE = 'import sys; print(sys.executable); print("%d.%d.%d" % sys.version_info[:3]); print(sys.base_prefix); print(getattr(sys, "_base_executable", sys.executable))';

/**
 * Finds interpreters on this host (LAM-129).
 *
 * Node runtimes run on the server's own Node. Python runtimes run on that minor version if the host has it, else on the
 * nearest newer one, else on whatever its `python3` is. A substitute is told to `log` once per runtime.
 * @param overrides paths by `LAMBDA_NODE22`, `LAMBDA_PYTHON312`; nothing else is looked for when one is given
 */
export function createInterpreters(overrides: Readonly<Record<string, string>>, log: (line: string) => void): Interpreters {
  const found = new Map<string, Promise<Interpreter | { missing: string }>>();
  const look = async (runtime: string): Promise<Interpreter | { missing: string }> => {
    const node = NODE_RUNTIME.exec(runtime)?.[1];
    const python = PYTHON_RUNTIME.exec(runtime)?.[1];
    if (!node && !python) return { missing: `this server has no interpreter for the runtime ${runtime}` };
    const name = node ? `LAMBDA_NODE${node}` : `LAMBDA_PYTHON3${python}`;
    const override = overrides[name];
    const interpreter = node ? await findNode(override) : await findPython(Number(python), override);
    if (!interpreter) return { missing: `this host has no interpreter for the runtime ${runtime}; ${name} can name one` };
    const wanted = node ? `v${node}.` : `3.${python}.`;
    if (!interpreter.version.startsWith(wanted)) log(`functions of ${runtime} run on ${interpreter.family} ${interpreter.version}`);
    return interpreter;
  };
  return {
    find(runtime) {
      let answer = found.get(runtime);
      if (!answer) {
        answer = look(runtime);
        found.set(runtime, answer);
      }
      return answer;
    },
  };
}

async function findNode(override: string | undefined): Promise<Interpreter | undefined> {
  if (override === undefined) return { family: 'node', command: process.execPath, version: process.version };
  const version = (await run(override, ['--version']))?.[0];
  return version === undefined ? undefined : { family: 'node', command: override, version };
}

async function findPython(minor: number, override: string | undefined): Promise<Interpreter | undefined> {
  if (override !== undefined) return probePython(override);
  const names: string[] = [];
  for (let at = minor; at <= NEWEST_PYTHON_MINOR; at += 1) names.push(`python3.${at}`);
  for (const name of [...names, 'python3']) {
    const interpreter = await probePython(name);
    if (interpreter) return interpreter;
  }
  return undefined;
}

/** Asks a program of that name what it is: a name on the PATH may be a shim that starts nothing. */
async function probePython(command: string): Promise<Interpreter | undefined> {
  const [executable, version, prefix, base] = (await run(command, ['-I', '-c', PYTHON_PROBE])) ?? [];
  if (!executable || !version) return undefined;
  const runs = await access(executable, constants.X_OK).then(
    () => true,
    () => false,
  );
  return runs ? { family: 'python', command: executable, version, ...placeOf(prefix ?? '', base ?? executable) } : undefined;
}

/** Where a sandbox finds it: a virtual environment is left for the installation behind it. */
function placeOf(prefix: string, base: string): Pick<Interpreter, 'home' | 'inside'> {
  try {
    const home = realpathSync(prefix);
    const program = realpathSync(base);
    return home === '/usr' || !program.startsWith(`${home}/`) ? { inside: program } : { home, inside: relative(home, program) };
  } catch {
    return {};
  }
}

function run(command: string, args: readonly string[]): Promise<string[] | undefined> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: PROBE_MILLIS, killSignal: 'SIGKILL' }, (error, stdout) => {
      resolve(error ? undefined : stdout.trim().split('\n'));
    });
  });
}
