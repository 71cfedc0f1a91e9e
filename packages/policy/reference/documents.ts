/** A policy document as JSON gives it. The reference reads it as it stands, so that it shares no parser with the engine. */
export interface RawDocument {
  readonly Version?: string;
  readonly Statement: RawStatement | readonly RawStatement[];
}

export type Strings = string | readonly string[];
export type RawPrincipal = '*' | Readonly<Record<string, Strings>>;
export type RawCondition = Readonly<Record<string, Readonly<Record<string, string | number | boolean | readonly (string | number | boolean)[]>>>>;

export interface RawStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: RawPrincipal;
  readonly NotPrincipal?: RawPrincipal;
  readonly Action?: Strings;
  readonly NotAction?: Strings;
  readonly Resource?: Strings;
  readonly NotResource?: Strings;
  readonly Condition?: RawCondition;
}

/** The policies of one request, by layer, as documents. */
export interface RawPolicies {
  readonly identity: readonly RawDocument[];
  readonly resource: RawDocument | null;
  readonly boundary: RawDocument | null;
  readonly session: readonly RawDocument[];
  readonly scp: readonly (readonly RawDocument[])[];
  readonly rcp: readonly (readonly RawDocument[])[];
  readonly endpoint?: RawDocument | null;
}

/** One or many, as a list (POL-3). */
export function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
