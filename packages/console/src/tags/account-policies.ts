import { GetAccountAuthorizationDetailsCommand, type GetAccountAuthorizationDetailsResponse, type IAMClient, type PolicyDetail } from '@aws-sdk/client-iam';
import { readDocument } from '../permissions/holder.ts';
import type { NamedPolicy } from './tag-conditions.ts';

/** How inline policies are named: by who has them. */
export interface HolderNames {
  readonly user: (name: string) => string;
  readonly group: (name: string) => string;
  readonly role: (name: string) => string;
}

/** Every policy that the account wrote: its own managed ones as they are in force, and the inline ones of users, groups and roles. */
export async function accountPolicies(iam: IAMClient, names: HolderNames): Promise<readonly NamedPolicy[]> {
  const found: NamedPolicy[] = [];
  let Marker: string | undefined;
  do {
    const page: GetAccountAuthorizationDetailsResponse = await iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: ['User', 'Group', 'Role', 'LocalManagedPolicy'], MaxItems: 1000, Marker }));
    for (const { PolicyName = '', PolicyVersionList = [] } of page.Policies ?? []) {
      const inForce = PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion === true);
      if (inForce?.Document !== undefined) found.push({ name: PolicyName, text: readDocument(inForce.Document) });
    }
    for (const { UserName = '', UserPolicyList } of page.UserDetailList ?? []) found.push(...inline(names.user(UserName), UserPolicyList));
    for (const { GroupName = '', GroupPolicyList } of page.GroupDetailList ?? []) found.push(...inline(names.group(GroupName), GroupPolicyList));
    for (const { RoleName = '', RolePolicyList } of page.RoleDetailList ?? []) found.push(...inline(names.role(RoleName), RolePolicyList));
    Marker = page.IsTruncated === true ? page.Marker : undefined;
  } while (Marker !== undefined);
  return found;
}

const inline = (holder: string, policies: readonly PolicyDetail[] | undefined): readonly NamedPolicy[] => (policies ?? []).map(({ PolicyName = '', PolicyDocument }) => ({ name: `${holder}: ${PolicyName}`, text: readDocument(PolicyDocument) }));
