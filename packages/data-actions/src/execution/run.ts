import type { ExecutionRequest, Json } from './types.ts';
import { processing, remote } from './errors.ts';
import type { ExecutionParts } from './parts.ts';
import { sayable, type Trace } from './trace.ts';
import { SandboxBusyError, SandboxError } from '../sandbox/task.ts';
import { JsonError, parseJson } from '../json/bounded.ts';

/** One execution under way: what its steps share. */
export interface Run {
  readonly request: ExecutionRequest;
  readonly parts: ExecutionParts;
  readonly contextId: string;
  readonly trace: Trace;
  /** Aborted when the action's time is over. */
  readonly signal: AbortSignal;
}

/** Renders a template in the sandbox; `what` begins the sentence of a failure (GEN-71). */
export async function render(run: Run, what: string, template: string, variables: Readonly<Record<string, Json>>): Promise<string> {
  return inSandbox(run, what, () => run.parts.sandbox.run({ kind: 'render', template, variables: JSON.stringify(variables) }));
}

export async function inSandbox<T>(run: Run, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SandboxError) throw processing(what, error.message, run.contextId);
    if (error instanceof SandboxBusyError) throw remote('tooManyRequests', error.message, run.contextId);
    throw error;
  }
}

/** Reads JSON that a template, or the function, made. */
export function readJson(run: Run, what: string, text: string): Json {
  try {
    return parseJson(text, run.parts.limits);
  } catch (error) {
    if (error instanceof JsonError) throw processing(what, sayable(run.request.action.secure, error.message), run.contextId);
    throw error;
  }
}

export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}...` : text;
}

