import type { AwsCredentials } from '../execution/types.ts';

/** Whose requests a role is to let in, or must keep out. */
export interface Party {
  /** For people: `Genesys Cloud`, `FedRAMP`. */
  readonly name: string;
  /** 12 digits. */
  readonly account: string;
  /** Of a principal there that may assume roles; null if the check has none: what needs them is skipped and says so. */
  readonly credentials: AwsCredentials | null;
}

/** What a check is about. Nothing in here is taken from what a tenant says (GEN-6). */
export interface CheckSubject {
  readonly vendor: Party;
  /** Accounts that must be refused under the right external ID: the vendor's other environments (GEN-8), and a stranger. */
  readonly outsiders: readonly Party[];
  readonly roleArn: string;
  /** null: the check ends with who may assume the role. */
  readonly functionArn: string | null;
  /** The external IDs that are to work, one for each tenant of the customer. At least one. */
  readonly tenants: readonly string[];
  /** The external ID of somebody else's tenant. */
  readonly otherTenant: string;
  /** The Region whose STS endpoint is asked (GEN-13). */
  readonly region: string;
  /** What a tenant is called: `organisation`, `workspace`. */
  readonly tenantWord: string;
}

/** What a probe sends. */
export type Request =
  | { readonly kind: 'assume'; readonly party: Party; readonly roleArn: string; readonly externalId: string | null }
  | { readonly kind: 'invoke'; readonly functionArn: string }
  | { readonly kind: 'lambda'; readonly action: 'lambda:GetFunction' | 'lambda:ListFunctions' | 'lambda:DeleteFunction' | 'lambda:GetPolicy'; readonly functionArn: string };

export type Section = 'trust' | 'outsiders' | 'function' | 'permissions';

/** One question to the role. */
export interface Probe {
  /** Stable, for CI: `no-external-id`. */
  readonly id: string;
  readonly section: Section;
  readonly title: string;
  readonly request: Request;
  /** `either`: both are right, and the report says which it is. */
  readonly expected: 'allowed' | 'refused' | 'either';
  /** Which rule it proves. */
  readonly rule: string;
  /** What it means if the answer is another. */
  readonly meaning: string;
  /** How to mend that: a sentence, and a statement or condition to be copied. */
  readonly mend: Mend;
}

export interface Mend {
  readonly text: string;
  /** JSON to be put into a policy; null if no text of a policy mends it. */
  readonly policy: object | null;
}

/** A probe that cannot be sent, and why. */
export interface Unsent {
  readonly id: string;
  readonly section: Section;
  readonly title: string;
  readonly rule: string;
  readonly reason: string;
}

/** What came back. */
export type Answer =
  | { readonly kind: 'allowed'; readonly requestId: string; readonly text: string }
  | { readonly kind: 'refused'; readonly requestId: string; readonly error: string; readonly text: string }
  /** Neither a yes nor a no: the network, a throttle, keys that are not valid. */
  | { readonly kind: 'failed'; readonly requestId: string; readonly error: string; readonly text: string };

export type Status = 'pass' | 'fail' | 'skipped' | 'error';

/** The verdict on one probe. */
export interface Finding {
  readonly id: string;
  readonly section: Section | 'policies';
  readonly title: string;
  readonly rule: string;
  readonly status: Status;
  /** Why it failed, was skipped or could not be asked; a remark on one that passed. */
  readonly reason: string | null;
  /** What was sent and what came back; null if nothing was sent. */
  readonly sent: string | null;
  readonly answer: string | null;
  readonly requestId: string | null;
  readonly mend: Mend | null;
}

export interface Report {
  readonly format: 1;
  readonly vendor: { readonly name: string; readonly account: string };
  readonly roleArn: string;
  readonly functionArn: string | null;
  readonly tenantWord: string;
  readonly tenants: readonly string[];
  readonly region: string;
  /** `fail` before `error` before `pass`; nothing is `pass` unless a right tenant got in. */
  readonly verdict: 'pass' | 'fail' | 'error';
  readonly counts: Readonly<Record<Status, number>>;
  readonly findings: readonly Finding[];
}
