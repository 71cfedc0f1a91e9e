/** The two versions of the policy language; a document without one is `2008-10-17` (POL-6). */
export type Version = '2012-10-17' | '2008-10-17';

/** What a statement does to the requests that it matches (POL-9). */
export type Effect = 'Allow' | 'Deny';

/** The types of principal that a policy can name (POL-21). `"*"` reads as `{ type: 'AWS', value: '*' }`, its equal. */
export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';

/** One principal named in a trust or resource policy. */
export interface NamedPrincipal {
  readonly type: PrincipalType;
  readonly value: string;
}

/** One key under one operator of a Condition block, with the values it may have; numbers and booleans as their text (COND-7). */
export interface Condition {
  /** As written, with set prefix and `IfExists`: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  /** As written; compared without regard to letter case (COND-6). */
  readonly key: string;
  readonly values: readonly string[];
}

/** One statement. A bare string reads as a list of one (POL-3); an element that is not there is null. */
export interface Statement {
  readonly sid: string | null;
  readonly effect: Effect;
  readonly principals: readonly NamedPrincipal[] | null;
  readonly notPrincipals: readonly NamedPrincipal[] | null;
  readonly actions: readonly string[] | null;
  readonly notActions: readonly string[] | null;
  readonly resources: readonly string[] | null;
  readonly notResources: readonly string[] | null;
  /** Every (operator, key) pair; all must hold (COND-1). */
  readonly conditions: readonly Condition[];
}

/** A policy document as read: the input of `compile`. */
export interface Document {
  readonly version: Version;
  readonly id: string | null;
  readonly statements: readonly Statement[];
}

/** One fault of a document, and where it is. */
export interface PolicyIssue {
  /** From 1; null if the document was not read from text. */
  readonly line: number | null;
  /** From 1, in UTF-16 units; null if the document was not read from text. */
  readonly column: number | null;
  /** JSON path of the faulty value: `$.Statement[0].Effect`. */
  readonly path: string;
  readonly message: string;
}
