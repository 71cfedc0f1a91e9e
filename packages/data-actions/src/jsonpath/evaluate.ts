import { INDEFINITE_UNDER_NOTHING } from '../configuration.ts';
import type { Json } from '../execution/types.ts';
import type { Budget } from '../patterns/pattern.ts';
import { holds } from './filter.ts';
import { finished } from './functions.ts';
import type { Path, Step } from './syntax.ts';
import { isObject, spend, type Resolution } from './values.ts';

/** Raised and caught here: a definite part of the path leads nowhere. */
const NOWHERE = Symbol('nowhere');

interface Walk {
  readonly root: Json;
  readonly budget: Budget;
}

/**
 * GEN-69: a definite path gives the value itself or does not resolve; an indefinite one gives an array, empty or not. `budget` counts every
 * value that is looked at and throws a `PathError` when it is used up.
 */
export function evaluatePath(path: Path, root: Json, budget: Budget, current: Json = root): Resolution {
  const found: Json[] = [];
  try {
    visit({ root, budget }, path.steps, 0, path.start === '$' ? root : current, true, (value) => {
      found.push(value);
    });
  } catch (error) {
    if (error !== NOWHERE) throw error;
    if (path.definite || INDEFINITE_UNDER_NOTHING === 'unresolved') return { resolved: false };
  }
  if (path.definite && found.length === 0) return { resolved: false };
  const value = path.definite ? found[0]! : found;
  return path.finish === null ? { resolved: true, value } : finished(path.finish, value, budget);
}

/** Goes on from `value` at step `at`; `sure` as long as every step so far was definite, when a missing value means that the path does not resolve. */
function visit(walk: Walk, steps: readonly Step[], at: number, value: Json, sure: boolean, found: (value: Json) => void): void {
  spend(walk.budget);
  const step = steps[at];
  if (step === undefined) return found(value);
  const on = (next: Json, stillSure: boolean): void => visit(walk, steps, at + 1, next, stillSure, found);
  switch (step.kind) {
    case 'names':
      return names(step.names, value, sure, at + 1 === steps.length, on);
    case 'indexes':
      return indexes(step.indexes, value, sure, on);
    case 'slice':
      if (!Array.isArray(value)) return missing(sure);
      for (const item of value.slice(step.from ?? 0, step.to ?? undefined)) on(item as Json, false);
      return;
    case 'all':
      for (const child of children(value)) on(child, false);
      return;
    case 'filter':
      for (const item of Array.isArray(value) ? (value as readonly Json[]) : isObject(value) ? [value] : []) {
        if (holds(step.condition, { item, root: walk.root, budget: walk.budget, evaluate: evaluatePath })) on(item, false);
      }
      return;
    case 'scan':
      // After a scan a filter judges each object once, where it lies, and not again as the element of its array.
      return scan(walk, value, (container) => {
        if (steps[at + 1]?.kind !== 'filter' || isObject(container)) visit(walk, steps, at + 1, container, false, found);
      });
  }
}

function names(wanted: readonly string[], value: Json, sure: boolean, last: boolean, on: (next: Json, sure: boolean) => void): void {
  if (!isObject(value)) return missing(sure);
  const there = wanted.filter((name) => Object.hasOwn(value, name));
  if (wanted.length === 1) return there.length === 1 ? on(value[wanted[0]!]!, sure) : missing(sure);
  if (!last) {
    for (const name of there) on(value[name]!, false);
    return;
  }
  on(Object.fromEntries(there.map((name) => [name, value[name]!])), sure);
}

function indexes(wanted: readonly number[], value: Json, sure: boolean, on: (next: Json, sure: boolean) => void): void {
  if (!Array.isArray(value)) return missing(sure);
  for (const index of wanted) {
    const item = value.at(index) as Json | undefined;
    if (item !== undefined) on(item, sure && wanted.length === 1);
    else if (wanted.length === 1) missing(sure);
  }
}

function missing(sure: boolean): void {
  if (sure) throw NOWHERE;
}

function children(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[];
  return isObject(value) ? Object.values(value) : [];
}

/** Every object and array of the document, from the outside in. Its own stack: a deep document cannot overflow ours. */
function scan(walk: Walk, from: Json, each: (container: Json) => void): void {
  const waiting: Json[] = [from];
  while (waiting.length > 0) {
    spend(walk.budget);
    const value = waiting.pop()!;
    if (typeof value !== 'object' || value === null) continue;
    each(value);
    const inside = children(value);
    for (let index = inside.length - 1; index >= 0; index -= 1) waiting.push(inside[index]!);
  }
}
