import type { Json } from '../execution/types.ts';
import type { Pattern } from '../patterns/pattern.ts';

/** A path that cannot be read, or that takes more steps than its bound allows. */
export class PathError extends Error {
  override readonly name = 'PathError';
}

export type Step =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'all' }
  | { readonly kind: 'scan' }
  | { readonly kind: 'filter'; readonly condition: Condition };

export type PathFunction = 'size' | 'length' | 'min' | 'max' | 'sum' | 'avg' | 'first' | 'last' | 'keys';
export const PATH_FUNCTIONS: readonly PathFunction[] = ['size', 'length', 'min', 'max', 'sum', 'avg', 'first', 'last', 'keys'];

export interface Path {
  /** `@` in a filter starts at the element, `$` at the document. */
  readonly start: '$' | '@';
  readonly steps: readonly Step[];
  readonly definite: boolean;
  /** What is done with the output of the path; null for none. */
  readonly finish: PathFunction | null;
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'exists'; readonly path: Path }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Operand; readonly right: Operand };

export type Comparison = '==' | '!=' | '===' | '!==' | '<' | '<=' | '>' | '>=' | '=~' | 'in' | 'nin' | 'contains' | 'size' | 'empty' | 'anyof' | 'noneof' | 'subsetof';
export const WORD_COMPARISONS: readonly Comparison[] = ['in', 'nin', 'contains', 'size', 'empty', 'anyof', 'noneof', 'subsetof'];

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'pattern'; readonly source: string; readonly ignoreCase: boolean; readonly checked: Pattern };
