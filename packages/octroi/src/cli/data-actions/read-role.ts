import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam';
import type { RolePolicies } from '@octroi/data-actions';

/** IAM gives documents percent-encoded. */
const decoded = (text: string | undefined): string => decodeURIComponent(text ?? '');

/** The trust policy and every permission policy of a role, with credentials of its own account. */
export async function readRole(iam: IAMClient, roleArn: string): Promise<RolePolicies> {
  const RoleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  const { Role: role } = await iam.send(new GetRoleCommand({ RoleName }));
  if (role?.Arn !== roleArn) throw new Error(`these credentials see the role \`${role?.Arn ?? RoleName}\`, not \`${roleArn}\``);
  const permissions: { name: string; document: string }[] = [];
  for await (const { PolicyNames = [] } of paginateListRolePolicies({ client: iam }, { RoleName })) {
    for (const PolicyName of PolicyNames) {
      permissions.push({ name: PolicyName, document: decoded((await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))).PolicyDocument) });
    }
  }
  for await (const { AttachedPolicies = [] } of paginateListAttachedRolePolicies({ client: iam }, { RoleName })) {
    for (const { PolicyArn = '' } of AttachedPolicies) permissions.push({ name: PolicyArn, document: await managed(iam, PolicyArn) });
  }
  return { trust: decoded(role.AssumeRolePolicyDocument), permissions };
}

async function managed(iam: IAMClient, PolicyArn: string): Promise<string> {
  const { Policy: policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const { PolicyVersion: version } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: policy?.DefaultVersionId ?? 'v1' }));
  return decoded(version?.Document);
}
