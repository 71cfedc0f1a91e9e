import { defineTable } from '../../../kernel/table.ts';
import type { Tag } from '../../../kernel/tags.ts';

export interface InstanceProfileRow {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  /** Milliseconds of the decision clock. */
  readonly createdAt: number;
  /** Unique id of its only role (IAM-100). */
  readonly roleId?: string;
  readonly tags: readonly Tag[];
}

/** A row of `profilesOfRole`. */
export interface ProfileOfRoleRow {
  readonly name: string;
}

/** [name in lower case] (IAM-10). Of kind policy, since conditions may test the tags. */
export const instanceProfiles = defineTable<InstanceProfileRow>({ service: 'iam', name: 'instance-profile', kind: 'policy', regional: false });
/** [role's unique id, profile's name in lower case]: the reverse of `roleId`. */
export const profilesOfRole = defineTable<ProfileOfRoleRow>({ service: 'iam', name: 'profile-of-role', kind: 'policy', regional: false });
