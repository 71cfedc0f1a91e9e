import type { Json } from '../execution/types.ts';
import type { Budget } from '../patterns/pattern.ts';
import { PathError } from './syntax.ts';

/** What a path leads to in a document; a null that is there is resolved (GEN-60). */
export type Resolution = { readonly resolved: true; readonly value: Json } | { readonly resolved: false };

export function spend(budget: Budget): void {
  budget.left -= 1;
  if (budget.left < 0) throw new PathError('the JSONPath takes too many steps on this document');
}

export function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
