import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  DetachGroupPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  ListEntitiesForPolicyCommand,
  ListGroupsCommand,
  ListRolesCommand,
  ListUsersCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { allPages } from '../api/all-pages.ts';

export type EntityType = 'user' | 'group' | 'role';

/** Somebody that a policy can be attached to. */
export interface Entity {
  readonly type: EntityType;
  readonly name: string;
}

/** Users, groups and roles may have the same name. */
export const entityId = ({ type, name }: Entity): string => `${type}/${name}`;

/** The address of an entity's page. */
export const entityPath = ({ type, name }: Entity): string => `/${type}s/${encodeURIComponent(name)}`;

interface Answer {
  readonly PolicyUsers?: readonly { readonly UserName?: string | undefined }[] | undefined;
  readonly PolicyGroups?: readonly { readonly GroupName?: string | undefined }[] | undefined;
  readonly PolicyRoles?: readonly { readonly RoleName?: string | undefined }[] | undefined;
}

const entitiesOf = ({ PolicyUsers = [], PolicyGroups = [], PolicyRoles = [] }: Answer): Entity[] => [
  ...PolicyUsers.map(({ UserName = '' }): Entity => ({ type: 'user', name: UserName })),
  ...PolicyGroups.map(({ GroupName = '' }): Entity => ({ type: 'group', name: GroupName })),
  ...PolicyRoles.map(({ RoleName = '' }): Entity => ({ type: 'role', name: RoleName })),
];

/** Who has a policy as permissions, or as a boundary. */
export function listEntities(iam: IAMClient, PolicyArn: string, PolicyUsageFilter: 'PermissionsPolicy' | 'PermissionsBoundary'): Promise<Entity[]> {
  return allPages(async (Marker) => {
    const answer = await iam.send(new ListEntitiesForPolicyCommand({ PolicyArn, PolicyUsageFilter, Marker }));
    return { items: entitiesOf(answer), next: answer.Marker };
  });
}

/** Everybody in the account that a policy can be attached to. */
export async function listCandidates(iam: IAMClient): Promise<Entity[]> {
  const lists = await Promise.all([
    allPages(async (Marker) => {
      const { Users, Marker: next } = await iam.send(new ListUsersCommand({ Marker }));
      return { items: Users?.map(({ UserName = '' }): Entity => ({ type: 'user', name: UserName })), next };
    }),
    allPages(async (Marker) => {
      const { Groups, Marker: next } = await iam.send(new ListGroupsCommand({ Marker }));
      return { items: Groups?.map(({ GroupName = '' }): Entity => ({ type: 'group', name: GroupName })), next };
    }),
    allPages(async (Marker) => {
      const { Roles, Marker: next } = await iam.send(new ListRolesCommand({ Marker }));
      // Those of services are AWS's to change (IAM-26).
      return { items: Roles?.filter(({ Path }) => Path?.startsWith('/aws-service-role/') !== true).map(({ RoleName = '' }): Entity => ({ type: 'role', name: RoleName })), next };
    }),
  ]);
  return lists.flat();
}

export async function attach(iam: IAMClient, PolicyArn: string, { type, name }: Entity): Promise<void> {
  if (type === 'user') await iam.send(new AttachUserPolicyCommand({ PolicyArn, UserName: name }));
  else if (type === 'group') await iam.send(new AttachGroupPolicyCommand({ PolicyArn, GroupName: name }));
  else await iam.send(new AttachRolePolicyCommand({ PolicyArn, RoleName: name }));
}

export async function detach(iam: IAMClient, PolicyArn: string, { type, name }: Entity): Promise<void> {
  if (type === 'user') await iam.send(new DetachUserPolicyCommand({ PolicyArn, UserName: name }));
  else if (type === 'group') await iam.send(new DetachGroupPolicyCommand({ PolicyArn, GroupName: name }));
  else await iam.send(new DetachRolePolicyCommand({ PolicyArn, RoleName: name }));
}
