import type { Json } from '../execution/types.ts';
import type { Budget } from '../patterns/pattern.ts';
import { TemplateError } from './syntax.ts';

/** What a reference can hold. Undefined and null are the same to a template (GEN-65). */
export type Value = undefined | null | boolean | number | string | Value[] | ValueMap | Host;

/** An object without a prototype: no name in it is inherited (GEN-88). */
export interface ValueMap {
  [name: string]: Value;
}

/** One of the tools that templates may call (GEN-66). */
export class Host {
  readonly methods: ReadonlyMap<string, (given: readonly Value[], work: Work) => Value>;
  readonly properties: ReadonlyMap<string, string>;

  constructor(methods: Readonly<Record<string, (given: readonly Value[], work: Work) => Value>>, properties: Readonly<Record<string, string>> = {}) {
    this.methods = new Map(Object.entries(methods));
    this.properties = new Map(Object.entries(properties));
  }
}

/** GEN-68: what a rendering may still spend. */
export interface Work {
  readonly steps: Budget;
  readonly patternSteps: Budget;
  readonly loops: Budget;
  readonly longest: number;
}

export function spend(budget: Budget, amount: number, what: string): void {
  budget.left -= amount;
  if (budget.left < 0) throw new TemplateError(`the template takes too many ${what}`);
}

/** Refuses a text before it is made. */
export function checkLength(length: number, work: Work): void {
  if (length > work.longest) throw new TemplateError(`the template renders to more than ${work.longest} bytes`);
  spend(work.steps, 1 + Math.floor(length / 1000), 'steps');
}

export const isMap = (value: Value): value is ValueMap => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Host);

/** A copy of a JSON value whose objects have no prototype. */
export function toValue(json: Json): Value {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map((item: Json) => toValue(item));
  const copy = Object.create(null) as ValueMap;
  for (const [name, item] of Object.entries(json)) copy[name] = toValue(item as Json);
  return copy;
}

/** The text that a reference prints; undefined if it is undefined (GEN-65), raw for texts, JSON for everything else (GEN-49). */
export function textOf(value: Value): string | undefined {
  if (value === undefined || value === null || value instanceof Host) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value === 'boolean') return String(value);
  try {
    return JSON.stringify(value, (_, inner: Value) => (inner instanceof Host ? null : inner));
  } catch {
    throw new TemplateError('a value of the template contains itself, or is nested too deeply');
  }
}
