import type { CompiledPolicy } from '@octroi/policy';
import type { Awaitable } from './awaitable.ts';
import type { Caller } from './caller.ts';
import type { OrganizationPlace } from './organization/place.ts';
import type { Session } from './session.ts';
import type { Tag } from './tags.ts';

/** A long-term access key, as authenticate needs it. */
export interface LongTermKey {
  readonly accessKeyId: string;
  readonly account: string;
  readonly partition: string;
  readonly active: boolean;
  /** The plain secret; ask only when the signing key is not cached. */
  secret(): string;
  readonly owner: { readonly kind: 'root' } | { readonly kind: 'user'; readonly userId: string };
}

/** Everything that the policies of a principal say, by layer, with the epoch at which it was read. */
export interface HeldPolicies {
  readonly identity: readonly CompiledPolicy[];
  readonly boundary: CompiledPolicy | null;
  readonly session: readonly CompiledPolicy[];
  readonly scp: readonly (readonly CompiledPolicy[])[];
  /** The caller's account in its organization; absent or null if it is in none. */
  readonly place?: OrganizationPlace | null;
  /** `aws:PrincipalTag/...`: the principal's tags overlaid with the session's (KEY-5). Keys in lower case. */
  readonly tags: ReadonlyMap<string, string>;
  /** The policy epoch of the caller's account that this was built at; null if nothing of it is stored (a service). */
  readonly epoch: string | null;
}

/** A role as others need it: to assume it, to pass it, to run as it. */
export interface RoleFacts {
  readonly partition: string;
  readonly account: string;
  readonly name: string;
  readonly arn: string;
  readonly id: string;
  readonly trust: CompiledPolicy;
  readonly tags: readonly Tag[];
  /** Seconds. */
  readonly maxSessionDuration: number;
  readonly serviceLinked: boolean;
}

/**
 * The port between the kernel and IAM: credentials, policies by layer, tags. The kernel needs no IAM, a test world is a
 * literal object, and SimulatePrincipalPolicy uses the same gatherer as the gate. What is in memory is answered without a promise.
 */
export interface Principals {
  /** The long-term key of this id; undefined if there is none. */
  longTermKey(accessKeyId: string): Awaitable<LongTermKey | undefined>;
  /** The caller behind a long-term key; undefined if its owner is gone. */
  callerOfKey(key: LongTermKey): Awaitable<Caller | undefined>;
  /** The caller behind a session; undefined if its role or user is gone or was made anew (STS-92). */
  callerOfSession(session: Session): Awaitable<Caller | undefined>;
  /** The policies that bind a caller now; undefined if the principal is gone. */
  held(caller: Caller): Awaitable<HeldPolicies | undefined>;
  /** The tags of a caller, those of its session over its own, with their keys as they were written; undefined if the principal is gone. */
  tagsOf(caller: Caller): Promise<readonly Tag[] | undefined>;
  /** Undefined if there is no such role. Names compare ignoring case (IAM-10). */
  role(partition: string, account: string, name: string): Awaitable<RoleFacts | undefined>;
  /** The account in its organization, with the SCPs and RCPs that bind it (EVAL-31, EVAL-40); null if it is in none. */
  place(partition: string, account: string): Awaitable<OrganizationPlace | null>;
  /** The unique id of a user or role ARN, for principals stored by id (POL-31); undefined if there is none. */
  idOfArn(arn: string): Promise<string | undefined>;
  /** The ARN of a unique id while its entity exists (POL-31). */
  arnOfId(partition: string, account: string, id: string): Promise<string | undefined>;
  /** True if a principal of the account may name this managed policy: one of its own, or AWS's (POL-81). */
  managedPolicyExists(partition: string, account: string, arn: string): Awaitable<boolean>;
  /** True if the account exists. */
  accountExists(partition: string, account: string): Promise<boolean>;
}
