/**
 * Permission cases as data: each says who there is, what binds them, who asks for what, and what AWS answers. `world.ts` holds what all
 * cases find, `run.ts` runs one.
 */

/** A statement in short: `allow iam:GetUser on *`, or an object. `{name}` stands for what the case or the world calls so. */
export type ShortStatement =
  | string
  | {
      readonly allow?: string | readonly string[];
      readonly deny?: string | readonly string[];
      readonly allowNot?: readonly string[];
      readonly denyNot?: readonly string[];
      readonly on?: string | readonly string[];
      readonly onNot?: string | readonly string[];
      readonly to?: unknown;
      readonly if?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };

export interface ShortPrincipal {
  /** Default `prod`. */
  readonly in?: string;
  /** What makes it a role. */
  readonly trust?: readonly ShortStatement[];
  readonly policy?: readonly ShortStatement[];
  readonly boundary?: readonly ShortStatement[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly path?: string;
  /** Its name in full; default: its name in the case and a number. */
  readonly named?: string;
  /** Seconds. */
  readonly longest?: number;
  /** A user with a device of a second factor. */
  readonly phone?: boolean;
}

export interface ShortFunction {
  /** Default `prod`. */
  readonly in?: string;
  readonly url?: 'AWS_IAM' | 'NONE';
  /** Inputs of AddPermission. */
  readonly permits?: readonly Readonly<Record<string, unknown>>[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** One way from a credential to the next, or the request itself. */
export type Step =
  | { readonly assume: string; readonly phone?: boolean; readonly policy?: readonly ShortStatement[]; readonly tags?: Readonly<Record<string, string>>; readonly more?: Readonly<Record<string, unknown>> }
  | { readonly session: string; readonly phone?: boolean }
  | { readonly federate: string; readonly policy?: readonly ShortStatement[]; readonly tags?: Readonly<Record<string, string>> }
  | { readonly web: string; readonly claims?: Readonly<Record<string, unknown>>; readonly policy?: readonly ShortStatement[] }
  | { readonly saml: string; readonly attributes?: Readonly<Record<string, readonly string[]>>; readonly more?: Readonly<Record<string, unknown>>; readonly policy?: readonly ShortStatement[] }
  | { readonly root: string; readonly task: string }
  | { readonly url: string }
  | { readonly call: string; readonly with?: Readonly<Record<string, unknown>>; readonly at?: string };

export interface Case {
  readonly rule: string;
  readonly name: string;
  readonly who?: Readonly<Record<string, ShortPrincipal>>;
  readonly functions?: Readonly<Record<string, ShortFunction>>;
  /** By level: `root`, a unit, an account. `full` stands for FullAWSAccess; RCPs always have it. */
  readonly scp?: Readonly<Record<string, readonly ShortStatement[]>>;
  readonly rcp?: Readonly<Record<string, readonly ShortStatement[]>>;
  /** A user of the case, `root of ACCOUNT`, or `nobody`; then the steps to the credential that asks. */
  readonly by: string | readonly [string, ...Step[]];
  /** Done by the root user of an account after the steps and before the request. */
  readonly meanwhile?: readonly { readonly as: string; readonly call: string; readonly with: Readonly<Record<string, unknown>> }[];
  readonly ask: Step;
  /** `allowed`; `denied: ACTION on resource: ...`, the text after "is not authorized to perform: "; or `Code: message`. */
  readonly is: string;
}
