import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  DeleteGroupPolicyCommand,
  DeleteRolePolicyCommand,
  DeleteUserPolicyCommand,
  DetachGroupPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  GetGroupPolicyCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupPoliciesCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  type AttachedPolicy,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { allPages } from '../api/all-pages.ts';

/** Who has policies: a role, a user or a group, and how each is asked. Every call throws what the SDK throws. */
export interface PolicyHolder {
  readonly kind: 'role' | 'user' | 'group';
  readonly name: string;
  readonly attached: () => Promise<readonly AttachedPolicy[]>;
  readonly attach: (arn: string) => Promise<unknown>;
  readonly detach: (arn: string) => Promise<unknown>;
  /** Names of the inline policies. */
  readonly inline: () => Promise<readonly string[]>;
  /** The text of an inline policy. */
  readonly document: (name: string) => Promise<string>;
  readonly put: (name: string, text: string) => Promise<unknown>;
  readonly remove: (name: string) => Promise<unknown>;
}

/** IAM answers documents percent-encoded (RFC 3986). */
export const readDocument = (encoded: string | undefined): string => decodeURIComponent(encoded ?? '');

export const roleHolder = (iam: IAMClient, RoleName: string): PolicyHolder => ({
  kind: 'role',
  name: RoleName,
  attached: () => allPages(async (Marker) => iam.send(new ListAttachedRolePoliciesCommand({ RoleName, Marker })).then((page) => ({ items: page.AttachedPolicies, next: page.Marker }))),
  attach: (PolicyArn) => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
  detach: (PolicyArn) => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })),
  inline: () => allPages(async (Marker) => iam.send(new ListRolePoliciesCommand({ RoleName, Marker })).then((page) => ({ items: page.PolicyNames, next: page.Marker }))),
  document: async (PolicyName) => readDocument((await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))).PolicyDocument),
  put: (PolicyName, PolicyDocument) => iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument })),
  remove: (PolicyName) => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })),
});

export const userHolder = (iam: IAMClient, UserName: string): PolicyHolder => ({
  kind: 'user',
  name: UserName,
  attached: () => allPages(async (Marker) => iam.send(new ListAttachedUserPoliciesCommand({ UserName, Marker })).then((page) => ({ items: page.AttachedPolicies, next: page.Marker }))),
  attach: (PolicyArn) => iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
  detach: (PolicyArn) => iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn })),
  inline: () => allPages(async (Marker) => iam.send(new ListUserPoliciesCommand({ UserName, Marker })).then((page) => ({ items: page.PolicyNames, next: page.Marker }))),
  document: async (PolicyName) => readDocument((await iam.send(new GetUserPolicyCommand({ UserName, PolicyName }))).PolicyDocument),
  put: (PolicyName, PolicyDocument) => iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument })),
  remove: (PolicyName) => iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName })),
});

export const groupHolder = (iam: IAMClient, GroupName: string): PolicyHolder => ({
  kind: 'group',
  name: GroupName,
  attached: () => allPages(async (Marker) => iam.send(new ListAttachedGroupPoliciesCommand({ GroupName, Marker })).then((page) => ({ items: page.AttachedPolicies, next: page.Marker }))),
  attach: (PolicyArn) => iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn })),
  detach: (PolicyArn) => iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn })),
  inline: () => allPages(async (Marker) => iam.send(new ListGroupPoliciesCommand({ GroupName, Marker })).then((page) => ({ items: page.PolicyNames, next: page.Marker }))),
  document: async (PolicyName) => readDocument((await iam.send(new GetGroupPolicyCommand({ GroupName, PolicyName }))).PolicyDocument),
  put: (PolicyName, PolicyDocument) => iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName, PolicyDocument })),
  remove: (PolicyName) => iam.send(new DeleteGroupPolicyCommand({ GroupName, PolicyName })),
});
