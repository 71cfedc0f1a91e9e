import type { Item } from './file.ts';
import type { Report } from './report.ts';

const ENTITY = ['Path', 'Arn', 'CreateDate', 'AttachedManagedPolicies'] as const;

/** The members that are read, or follow from others, or say nothing of the account. */
const KNOWN = {
  user: new Set<string>([...ENTITY, 'UserName', 'UserId', 'UserPolicyList', 'GroupList', 'PermissionsBoundary', 'Tags', 'PasswordLastUsed']),
  group: new Set<string>([...ENTITY, 'GroupName', 'GroupId', 'GroupPolicyList']),
  role: new Set<string>([...ENTITY, 'RoleName', 'RoleId', 'AssumeRolePolicyDocument', 'InstanceProfileList', 'RolePolicyList', 'PermissionsBoundary', 'Tags', 'RoleLastUsed', 'Description', 'MaxSessionDuration']),
  policy: new Set<string>(['PolicyName', 'PolicyId', 'Arn', 'Path', 'DefaultVersionId', 'AttachmentCount', 'PermissionsBoundaryUsageCount', 'IsAttachable', 'Description', 'CreateDate', 'UpdateDate', 'PolicyVersionList', 'Tags']),
  version: new Set<string>(['Document', 'VersionId', 'IsDefaultVersion', 'CreateDate']),
  'instance profile': new Set<string>(['Path', 'InstanceProfileName', 'InstanceProfileId', 'Arn', 'CreateDate', 'Roles', 'Tags']),
  'inline policy': new Set<string>(['PolicyName', 'PolicyDocument']),
  'attached policy': new Set<string>(['PolicyName', 'PolicyArn']),
  'permissions boundary': new Set<string>(['PermissionsBoundaryType', 'PermissionsBoundaryArn']),
  'last use': new Set<string>(['LastUsedDate', 'Region']),
} as const;

/** Reports members that this version does not know, each once for its kind of thing: what they say is lost. */
export function noteUnknown(kind: keyof typeof KNOWN, { members }: Item, report: Report): void {
  for (const name of Object.keys(members)) if (!KNOWN[kind].has(name)) report.add('is not known here, so not carried over', `\`${name.slice(0, 100)}\` of ${kind}`);
}
