import type { Operation } from '../../kernel/operation.ts';
import { attachGroupPolicy } from './attachments/attach-group-policy.ts';
import { attachRolePolicy } from './attachments/attach-role-policy.ts';
import { attachUserPolicy } from './attachments/attach-user-policy.ts';
import { detachGroupPolicy } from './attachments/detach-group-policy.ts';
import { detachRolePolicy } from './attachments/detach-role-policy.ts';
import { detachUserPolicy } from './attachments/detach-user-policy.ts';
import { listAttachedGroupPolicies } from './attachments/list-attached-group-policies.ts';
import { listAttachedRolePolicies } from './attachments/list-attached-role-policies.ts';
import { listAttachedUserPolicies } from './attachments/list-attached-user-policies.ts';
import { deleteGroupPolicy } from './inline-policies/delete-group-policy.ts';
import { deleteRolePolicy } from './inline-policies/delete-role-policy.ts';
import { deleteUserPolicy } from './inline-policies/delete-user-policy.ts';
import { getGroupPolicy } from './inline-policies/get-group-policy.ts';
import { getRolePolicy } from './inline-policies/get-role-policy.ts';
import { getUserPolicy } from './inline-policies/get-user-policy.ts';
import { listGroupPolicies } from './inline-policies/list-group-policies.ts';
import { listRolePolicies } from './inline-policies/list-role-policies.ts';
import { listUserPolicies } from './inline-policies/list-user-policies.ts';
import { putGroupPolicy } from './inline-policies/put-group-policy.ts';
import { putRolePolicy } from './inline-policies/put-role-policy.ts';
import { putUserPolicy } from './inline-policies/put-user-policy.ts';
import { createPolicyVersion } from './policies/create-policy-version.ts';
import { createPolicy } from './policies/create-policy.ts';
import { deletePolicyVersion } from './policies/delete-policy-version.ts';
import { deletePolicy } from './policies/delete-policy.ts';
import { getPolicyVersion } from './policies/get-policy-version.ts';
import { getPolicy } from './policies/get-policy.ts';
import { listEntitiesForPolicy } from './policies/list-entities-for-policy.ts';
import { listPolicies } from './policies/list-policies.ts';
import { listPolicyTags } from './policies/list-policy-tags.ts';
import { listPolicyVersions } from './policies/list-policy-versions.ts';
import { setDefaultPolicyVersion } from './policies/set-default-policy-version.ts';
import { tagPolicy } from './policies/tag-policy.ts';
import { untagPolicy } from './policies/untag-policy.ts';

/** Managed policies, what they are attached to, and inline policies. */
export const policyOperations: readonly Operation[] = [
  createPolicyVersion,
  createPolicy,
  deletePolicyVersion,
  deletePolicy,
  getPolicyVersion,
  getPolicy,
  listEntitiesForPolicy,
  listPolicies,
  listPolicyTags,
  listPolicyVersions,
  setDefaultPolicyVersion,
  tagPolicy,
  untagPolicy,
  attachGroupPolicy,
  attachRolePolicy,
  attachUserPolicy,
  detachGroupPolicy,
  detachRolePolicy,
  detachUserPolicy,
  listAttachedGroupPolicies,
  listAttachedRolePolicies,
  listAttachedUserPolicies,
  deleteGroupPolicy,
  deleteRolePolicy,
  deleteUserPolicy,
  getGroupPolicy,
  getRolePolicy,
  getUserPolicy,
  listGroupPolicies,
  listRolePolicies,
  listUserPolicies,
  putGroupPolicy,
  putRolePolicy,
  putUserPolicy,
];
