import { DeleteGroupCommand, GetGroupCommand, RemoveUserFromGroupCommand, type IAMClient } from '@aws-sdk/client-iam';
import { allPages } from '../api/all-pages.ts';
import { groupHolder } from '../permissions/holder.ts';

/** The users of a group. */
export const membersOf = (iam: IAMClient, GroupName: string) => allPages(async (Marker) => iam.send(new GetGroupCommand({ GroupName, Marker })).then((page) => ({ items: page.Users, next: page.Marker })));

/** Deletes a group with what stands in its way, as AWS's console does: memberships and policies. */
export async function deleteGroup(iam: IAMClient, GroupName: string): Promise<void> {
  const holder = groupHolder(iam, GroupName);
  for (const { UserName } of await membersOf(iam, GroupName)) await iam.send(new RemoveUserFromGroupCommand({ GroupName, UserName }));
  for (const { PolicyArn = '' } of await holder.attached()) await holder.detach(PolicyArn);
  for (const name of await holder.inline()) await holder.remove(name);
  await iam.send(new DeleteGroupCommand({ GroupName }));
}
