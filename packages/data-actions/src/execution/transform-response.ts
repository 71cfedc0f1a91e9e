import { DEFAULT_SUCCESS_TEMPLATE } from '../configuration.ts';
import type { Translation } from '../sandbox/task.ts';
import { processing } from './errors.ts';
import { inSandbox, readJson, render, type Run } from './run.ts';
import { sayable } from './trace.ts';
import type { Json } from './types.ts';

/** GEN-59, GEN-63: the function's words as they came; nothing is `null`. */
export function rawResultOf(payload: string): string {
  return payload.trim() === '' ? 'null' : payload;
}

/** GEN-91: what looks like an answer of HTTP is data, and people wonder why the action succeeds. */
export function statusCodeHint(payload: string): string | null {
  if (payload.length > 100_000) return null;
  try {
    const read = JSON.parse(payload) as { readonly statusCode?: unknown } | null;
    const code = typeof read === 'object' && read !== null ? read.statusCode : undefined;
    return typeof code === 'number' && code >= 400 ? `the payload says \`statusCode\` ${code}, but only an error thrown by the function makes the action fail` : null;
  } catch {
    return null;
  }
}

/** GEN-60: JSON text for each name of the translation map. */
export async function translate(run: Run, rawResult: string): Promise<Translation> {
  const { translationMap = {}, translationMapDefaults = {} } = run.request.action.config.response;
  if (Object.keys(translationMap).length === 0) return { variables: {}, origins: {} };
  const what = 'The translation map could not be applied';
  readJson(run, what, rawResult);
  return inSandbox(run, what, () => run.parts.sandbox.run({ kind: 'translate', raw: rawResult, map: translationMap, defaults: translationMapDefaults }));
}

/** GEN-61: the success template over the translated variables and `rawResult`; it must give JSON. */
export async function applySuccessTemplate(run: Run, rawResult: string, variables: Readonly<Record<string, string>>): Promise<Json> {
  const { successTemplate } = run.request.action.config.response;
  const what = 'The success template could not be applied';
  const given = successTemplate === undefined || successTemplate.trim() === '' ? DEFAULT_SUCCESS_TEMPLATE : successTemplate;
  // A template that is only the default needs no rendering: the payload may be as large as Lambda lets it.
  const text = given.trim() === DEFAULT_SUCCESS_TEMPLATE ? rawResult : await render(run, what, given, { ...variables, rawResult });
  return readJson(run, what, text);
}

/** GEN-61: what the template gave must be what the contract promises. */
export async function validateOutput(run: Run, output: Json): Promise<void> {
  const what = 'The output does not match the output contract of the action';
  const task = { kind: 'validate', schema: JSON.stringify(run.request.action.contract.output.successSchema), value: JSON.stringify(output) } as const;
  const problems = await inSandbox(run, 'The output could not be validated', () => run.parts.sandbox.run(task));
  if (problems.length > 0) throw processing(what, sayable(run.request.action.secure, problems.join('; ')), run.contextId);
}
