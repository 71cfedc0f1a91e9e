import type { Layer } from './policies.ts';

/** One statement that a decision hangs on. */
export interface StatementRef {
  readonly layer: Layer;
  /** The policy's `source` as given to `compile` (an ARN or a name), or null. */
  readonly source: string | null;
  readonly sid: string | null;
  /** Position in the document's Statement list, from 0. */
  readonly index: number;
}

/** Allowed, explicit deny or implicit deny (EVAL-7). Anything that is not `Allowed` is a denial. */
export type Decision =
  | { readonly effect: 'Allowed'; readonly statements: readonly StatementRef[] }
  | { readonly effect: 'ExplicitlyDenied'; /** The layer named to the caller (ERR-23). */ readonly layer: Layer; readonly statements: readonly StatementRef[] }
  | { readonly effect: 'ImplicitlyDenied'; /** The first layer that had to allow and did not (ERR-23). */ readonly layer: Layer };
