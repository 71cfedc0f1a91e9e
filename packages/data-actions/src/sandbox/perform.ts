import type { ExecutionLimits } from '../configuration.ts';
import { problemsOf } from '../contracts/validate.ts';
import type { Json, JsonSchema } from '../execution/types.ts';
import { evaluatePath } from '../jsonpath/evaluate.ts';
import { parsePath } from '../jsonpath/parse.ts';
import { PathError } from '../jsonpath/syntax.ts';
import { TemplateError } from '../velocity/syntax.ts';
import { renderTemplate } from '../velocity/template.ts';
import type { Task, Translation } from './task.ts';

/** The names of errors whose messages say what the customer did wrong. */
const REFUSALS = new Set(['TemplateError', 'PathError', 'PatternError', 'ContractError']);

/** Does a task; a refusal is thrown as an error of one of the names above, anything else is a fault of ours. */
export function perform(task: Task, limits: ExecutionLimits): unknown {
  switch (task.kind) {
    case 'render':
      return renderTemplate(task.template, JSON.parse(task.variables) as Readonly<Record<string, Json>>, limits);
    case 'translate':
      return translate(task.map, task.defaults, JSON.parse(task.raw) as Json, limits);
    case 'validate':
      return problemsOf(JSON.parse(task.schema) as JsonSchema, JSON.parse(task.value) as Json, limits.patternSteps);
  }
}

export function isRefusal(error: unknown): error is Error {
  return error instanceof Error && REFUSALS.has(error.name);
}

/** GEN-60: a resolved null is `null` and takes no default; what does not resolve and has no default stays undefined. */
function translate(map: Readonly<Record<string, string>>, defaults: Readonly<Record<string, string>>, raw: Json, limits: ExecutionLimits): Translation {
  const names = Object.keys(map);
  if (names.length > limits.mapEntries) throw new PathError(`a translation map has at most ${limits.mapEntries} names`);
  const budget = { left: limits.pathSteps };
  const variables: [string, string][] = [];
  const origins: [string, 'path' | 'default' | 'undefined'][] = [];
  let length = 0;
  for (const name of names) {
    const resolution = evaluatePath(parsePath(map[name]!), raw, budget);
    const value = resolution.resolved ? JSON.stringify(resolution.value) : Object.hasOwn(defaults, name) ? defaults[name] : undefined;
    origins.push([name, resolution.resolved ? 'path' : value === undefined ? 'undefined' : 'default']);
    if (value === undefined) continue;
    length += value.length;
    if (length > limits.renderedBytes) throw new TemplateError(`the translation map makes more than ${limits.renderedBytes} bytes`);
    variables.push([name, value]);
  }
  return { variables: Object.fromEntries(variables), origins: Object.fromEntries(origins) };
}
