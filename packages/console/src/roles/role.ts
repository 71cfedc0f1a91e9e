import {
  DeleteRoleCommand,
  DeleteServiceLinkedRoleCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  ListInstanceProfilesForRoleCommand,
  RemoveRoleFromInstanceProfileCommand,
  type IAMClient,
  type RoleUsageType,
} from '@aws-sdk/client-iam';
import { allPages } from '../api/all-pages.ts';
import { roleHolder } from '../permissions/holder.ts';

/** Deletes a role with what stands in its way, as AWS's console does: its policies, its places in instance profiles. */
export async function deleteRole(iam: IAMClient, RoleName: string): Promise<void> {
  const holder = roleHolder(iam, RoleName);
  const [attached, inline, profiles] = await Promise.all([holder.attached(), holder.inline(), instanceProfiles(iam, RoleName)]);
  for (const { InstanceProfileName } of profiles) await iam.send(new RemoveRoleFromInstanceProfileCommand({ RoleName, InstanceProfileName }));
  for (const { PolicyArn } of attached) if (PolicyArn !== undefined) await holder.detach(PolicyArn);
  for (const name of inline) await holder.remove(name);
  await iam.send(new DeleteRoleCommand({ RoleName }));
}

export const instanceProfiles = (iam: IAMClient, RoleName: string) =>
  allPages(async (Marker) => iam.send(new ListInstanceProfilesForRoleCommand({ RoleName, Marker })).then((page) => ({ items: page.InstanceProfiles, next: page.Marker })));

/** How the deletion of a service-linked role has ended, or that it has not. */
export type LinkedDeletion = { readonly state: 'deleted' | 'not-ended' } | { readonly state: 'in-use'; readonly reason: string; readonly uses: readonly RoleUsageType[] };

const ASKED_AT_MOST = 10;
const PAUSE_MILLIS = 1000;

/** Asks for the deletion of a service-linked role and for its outcome (IAM-113); the service decides whether it still needs the role. */
export async function deleteLinkedRole(iam: IAMClient, RoleName: string, pause: () => Promise<void> = aWhile): Promise<LinkedDeletion> {
  const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
  for (let asked = 0; asked < ASKED_AT_MOST; asked += 1) {
    if (asked > 0) await pause();
    const { Status, Reason } = await iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
    if (Status === 'SUCCEEDED') return { state: 'deleted' };
    if (Status === 'FAILED') return { state: 'in-use', reason: Reason?.Reason ?? '', uses: Reason?.RoleUsageList ?? [] };
  }
  return { state: 'not-ended' };
}

const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
