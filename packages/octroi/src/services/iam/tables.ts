import type { Tag } from '../../kernel/tags.ts';
import { defineTable } from '../../kernel/table.ts';

/**
 * IAM's rows. Entities are keyed by their name in lower case, since names are unique ignoring case (IAM-10); everything that
 * hangs on an entity is keyed by its unique id, so that a rename moves one row (IAM-14).
 */

export type EntityKind = 'user' | 'group' | 'role';

export interface UserRow {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  /** Milliseconds of the decision clock, here and below. */
  readonly createdAt: number;
  readonly boundary?: string;
  readonly tags: readonly Tag[];
  readonly passwordLastUsed?: number;
}

export interface GroupRow {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly createdAt: number;
}

export interface RoleRow {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly createdAt: number;
  readonly description?: string;
  /** Seconds. */
  readonly maxSessionDuration: number;
  /** JSON text in which principals of existing users and roles stand by unique id (POL-31). */
  readonly trust: string;
  /** The accounts of those unique ids in `trust` that are of other accounts. */
  readonly trustAccounts?: Readonly<Record<string, string>>;
  readonly boundary?: string;
  readonly tags: readonly Tag[];
}

/** A customer managed policy; its documents are in `policyVersions`. */
export interface PolicyRow {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly description?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** `v3`. */
  readonly defaultVersion: string;
  /** The number of the next version; never reused (IAM-81). */
  readonly nextVersion: number;
  readonly tags: readonly Tag[];
}

export interface PolicyVersionRow {
  /** `v3`. */
  readonly id: string;
  /** The text as it was given (IAM-87). */
  readonly document: string;
  readonly createdAt: number;
}

export interface InlinePolicyRow {
  readonly name: string;
  readonly document: string;
}

export interface AttachmentRow {
  readonly arn: string;
  readonly attachedAt: number;
}

/** Whose attachment, membership or boundary a reverse row stands for. */
export interface HolderRow {
  readonly kind: EntityKind;
  readonly id: string;
}

export interface EntityRow {
  readonly kind: EntityKind;
  readonly name: string;
}

export interface AccessKeyRow {
  readonly id: string;
  readonly status: 'Active' | 'Inactive';
  readonly createdAt: number;
  /** Sealed with the context `access-key:{id}`. */
  readonly secret: string;
}

/** Where an access key id belongs, for authenticate; one row for the whole installation. */
export interface AccessKeyIndexRow {
  readonly account: string;
  /** A user's unique id, or `root`. */
  readonly owner: string;
}

const policyTable = <Row>(name: string) => defineTable<Row>({ service: 'iam', name, kind: 'policy', regional: false });

/** [name in lower case]. */
export const users = policyTable<UserRow>('user');
/** [name in lower case]. */
export const groups = policyTable<GroupRow>('group');
/** [name in lower case]. */
export const roles = policyTable<RoleRow>('role');
/** [unique id] of a user, group or role. */
export const entities = policyTable<EntityRow>('entity');
/** [name in lower case]: customer managed policies. */
export const policies = policyTable<PolicyRow>('policy');
/** [policy name in lower case, version number padded to 10 digits]. */
export const policyVersions = policyTable<PolicyVersionRow>('policy-version');
/** [owner's unique id, policy name]. */
export const inlinePolicies = policyTable<InlinePolicyRow>('inline-policy');
/** [holder's unique id, policy ARN]. */
export const attachments = policyTable<AttachmentRow>('attachment');
/** [policy ARN, holder's unique id]: the reverse of `attachments`. */
export const attachedTo = policyTable<HolderRow>('attached-to');
/** [policy ARN, holder's unique id]: who has it as permissions boundary. */
export const boundaryOf = policyTable<HolderRow>('boundary-of');
/** [user's unique id, group's unique id]. */
export const memberships = policyTable<HolderRow>('membership');
/** [group's unique id, user's unique id]. */
export const members = policyTable<HolderRow>('member');
/** [owner's unique id or `root`, access key id]. */
export const accessKeys = defineTable<AccessKeyRow>({ service: 'iam', name: 'access-key', kind: 'secret', regional: false });
/** [access key id], under the account `-`. */
export const accessKeyIndex = defineTable<AccessKeyIndexRow>({ service: 'iam', name: 'access-key-index', kind: 'secret', regional: false });

/** The row key of a name (IAM-10). */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/** The row key of a version number. */
export function versionKey(number: number): string {
  return String(number).padStart(10, '0');
}
