import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { openWorld } from '../../testing/world.ts';
import { allow, makeRole, makeUser, refusal, trust } from './sts.fixture.ts';

test('KEY-63, KEY-64: a trust policy tests which keys are transitive, and which tags the session will have', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const ann = world.sts(await makeUser(iam, 'ann', [allow('sts:*')]));
  const condition = { 'ForAllValues:StringEquals': { 'sts:TransitiveTagKeys': 'Team' }, StringEquals: { 'aws:RequestTag/Team': 'blue' }, 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'Team' } };
  const RoleArn = await makeRole(iam, 'tagged', [trust('*', condition, ['sts:AssumeRole', 'sts:TagSession'])]);
  const assume = (team: string, transitive: string[]) =>
    ann.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'work', Tags: [{ Key: 'Team', Value: team }, { Key: 'Stage', Value: 'test' }], TransitiveTagKeys: transitive }));
  await assume('blue', ['Team']);
  await assume('blue', []); // no transitive key: ForAllValues holds of nothing (COND-32)
  expect((await refusal(assume('blue', ['Team', 'Stage']))).name).toBe('AccessDenied');
  expect((await refusal(assume('red', ['Team']))).name).toBe('AccessDenied');
  expect(world.faults).toEqual([]);
  await world.close();
});
