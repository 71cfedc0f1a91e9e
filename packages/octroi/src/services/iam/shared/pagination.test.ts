import { AddUserToGroupCommand, CreateGroupCommand, CreateUserCommand, DeleteUserCommand, GetGroupCommand, ListGroupsCommand, ListGroupsForUserCommand, ListUsersCommand, ListUserTagsCommand, TagUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf } from './testing.ts';

const INVALID = 'ValidationError 400: Invalid Marker.';

async function usersNamed(iam: IAMClient, names: readonly string[]): Promise<void> {
  for (const UserName of names) await iam.send(new CreateUserCommand({ UserName, Path: UserName.startsWith('x') ? '/x/' : '/' }));
}

test('IAM-160: pages hold MaxItems, say whether more follows, and carry a marker only if so', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  await usersNamed(iam, ['a', 'b', 'c', 'd']);
  const first = await iam.send(new ListUsersCommand({ MaxItems: 2 }));
  expect(first).toMatchObject({ IsTruncated: true, Marker: expect.any(String), Users: [{ UserName: 'a' }, { UserName: 'b' }] });
  const second = await iam.send(new ListUsersCommand({ MaxItems: 2, Marker: first.Marker }));
  expect(second).toMatchObject({ IsTruncated: false, Users: [{ UserName: 'c' }, { UserName: 'd' }] });
  expect(second.Marker).toBeUndefined();
  expect(world.faults).toEqual([]);
});

test('IAM-160: a page has 100 items when nothing else is asked, and at most 1,000', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  await usersNamed(iam, Array.from({ length: 101 }, (_, index) => `user-${index}`));
  const { Users, IsTruncated } = await iam.send(new ListUsersCommand({}));
  expect([Users!.length, IsTruncated]).toEqual([100, true]);
  expect((await iam.send(new ListUsersCommand({ MaxItems: 1000 }))).Users).toHaveLength(101);
  expect(await failureOf(iam.send(new ListUsersCommand({ MaxItems: 1001 })))).toBe("ValidationError 400: 1 validation error detected: Value at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000");
  expect(world.faults).toEqual([]);
});

test('IAM-160: a marker stays good while others create and delete, and nothing comes twice or is left out', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  await usersNamed(iam, ['b', 'd', 'f', 'h']);
  const first = await iam.send(new ListUsersCommand({ MaxItems: 2 }));
  await iam.send(new DeleteUserCommand({ UserName: 'd' }));
  await iam.send(new DeleteUserCommand({ UserName: 'b' }));
  await usersNamed(iam, ['a', 'c', 'e']);
  const { Users } = await iam.send(new ListUsersCommand({ Marker: first.Marker }));
  expect(Users!.map((user) => user.UserName)).toEqual(['e', 'f', 'h']);
  expect(world.faults).toEqual([]);
});

test('IAM-161: filters apply before paging', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  await usersNamed(iam, ['a', 'x1', 'b', 'x2', 'c']);
  const first = await iam.send(new ListUsersCommand({ PathPrefix: '/x/', MaxItems: 1 }));
  expect(first).toMatchObject({ IsTruncated: true, Users: [{ UserName: 'x1' }] });
  expect(await iam.send(new ListUsersCommand({ PathPrefix: '/x/', MaxItems: 1, Marker: first.Marker }))).toMatchObject({ IsTruncated: false, Users: [{ UserName: 'x2' }] });
  expect(world.faults).toEqual([]);
});

test('IAM-160: a marker that we did not give, changed, of another list or another account is invalid', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  await usersNamed(iam, ['a', 'b']);
  const { Marker } = await iam.send(new ListUsersCommand({ MaxItems: 1 }));
  const changed = (Marker!.startsWith('B') ? 'C' : 'B') + Marker!.slice(1);
  for (const wrong of ['1', 'a', '\u00ff', changed, Marker!.slice(0, -4), Marker + 'AAAA']) {
    expect(await failureOf(iam.send(new ListUsersCommand({ Marker: wrong })))).toBe(INVALID);
  }
  expect(await failureOf(iam.send(new ListGroupsCommand({ Marker })))).toBe(INVALID);
  expect(await failureOf(world.iam(await world.account()).send(new ListUsersCommand({ Marker })))).toBe(INVALID);
  expect(await failureOf(iam.send(new ListUsersCommand({ Marker })))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('IAM-160: the longest names and paths still fit into a marker of 320 characters', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  for (const letter of ['a', 'b']) {
    await iam.send(new CreateGroupCommand({ GroupName: letter.repeat(128), Path: `/${'p'.repeat(510)}/` }));
    await iam.send(new AddUserToGroupCommand({ GroupName: letter.repeat(128), UserName: 'ann' }));
  }
  const { Marker } = await iam.send(new ListGroupsCommand({ MaxItems: 1 }));
  expect(Marker!.length).toBeLessThanOrEqual(320);
  expect((await iam.send(new ListGroupsCommand({ Marker }))).Groups).toMatchObject([{ GroupName: 'b'.repeat(128) }]);
  const ofUser = await iam.send(new ListGroupsForUserCommand({ UserName: 'ann', MaxItems: 1 }));
  expect((await iam.send(new ListGroupsForUserCommand({ UserName: 'ann', Marker: ofUser.Marker }))).Groups).toMatchObject([{ GroupName: 'b'.repeat(128) }]);
  expect(world.faults).toEqual([]);
});

test('IAM-60, IAM-160: GetGroup pages its users by name', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  await iam.send(new CreateGroupCommand({ GroupName: 'devs' }));
  await usersNamed(iam, ['c', 'A', 'b']);
  for (const UserName of ['c', 'A', 'b']) await iam.send(new AddUserToGroupCommand({ GroupName: 'devs', UserName }));
  const first = await iam.send(new GetGroupCommand({ GroupName: 'devs', MaxItems: 2 }));
  expect(first).toMatchObject({ Group: { GroupName: 'devs' }, IsTruncated: true, Users: [{ UserName: 'A' }, { UserName: 'b' }] });
  expect(await iam.send(new GetGroupCommand({ GroupName: 'devs', Marker: first.Marker }))).toMatchObject({ IsTruncated: false, Users: [{ UserName: 'c' }] });
  expect(world.faults).toEqual([]);
});

test('IAM-93: tags are paged; the longest keys fit into a marker too', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const keys = ['\u{20000}'.repeat(64), '\u4e00'.repeat(128), 'a', '\u4e01'.repeat(128)];
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await iam.send(new TagUserCommand({ UserName: 'ann', Tags: keys.map((Key) => ({ Key, Value: '' })) }));
  const seen: string[] = [];
  for (let Marker: string | undefined, more = true; more; ) {
    const page = await iam.send(new ListUserTagsCommand({ UserName: 'ann', MaxItems: 1, Marker }));
    seen.push(...page.Tags!.map((tag) => tag.Key!));
    more = page.IsTruncated!;
    Marker = page.Marker;
  }
  expect(seen.toSorted()).toEqual(keys.toSorted());
  expect(world.faults).toEqual([]);
});
