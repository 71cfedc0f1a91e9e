import type { IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, type AssumeRoleCommandInput, type STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { accessDenied, allow, keysOf, makeRole, makeUser, refusal, trust, validationError, type Statement } from './sts.fixture.ts';

const ACCOUNT = '111122223333';
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const BOTH = ['sts:AssumeRole', 'sts:SetSourceIdentity'];

let world: World;
let iam: IAMClient;
let ann: STSClient;
let made = 0;

beforeAll(async () => {
  world = await openWorld();
  iam = world.iam(await world.account(ACCOUNT));
  ann = world.sts(await makeUser(iam, 'ann', [allow('sts:*')]));
});

afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const assume = (sts: STSClient, RoleArn: string, more: Partial<AssumeRoleCommandInput> = {}) => sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'work', ...more }));
const session = async (sts: STSClient, role: string, more: Partial<AssumeRoleCommandInput> = {}) => world.sts(keysOf((await assume(sts, role, more)).Credentials));
const newRole = (trusted: readonly Statement[], statements: readonly Statement[] = [allow('sts:*')]) => makeRole(iam, `role-${made++}`, trusted, statements);

test('STS-31: setting a source identity needs sts:SetSourceIdentity in the trust policy and in the identity policy', async () => {
  const closed = await newRole([trust(ROOT)]);
  expect(await refusal(assume(ann, closed, { SourceIdentity: 'ann' }))).toEqual(
    accessDenied(`User: arn:aws:iam::${ACCOUNT}:user/ann is not authorized to perform: sts:SetSourceIdentity on resource: ${closed} because no role trust policy allows the sts:SetSourceIdentity action`),
  );
  const open = await newRole([trust(ROOT, undefined, BOTH)]);
  expect((await assume(ann, open, { SourceIdentity: 'ann' })).SourceIdentity).toBe('ann');
  const bob = world.sts(await makeUser(iam, 'bob', [allow('sts:AssumeRole')]));
  expect((await refusal(assume(bob, open, { SourceIdentity: 'bob' }))).message).toMatch(/ because no identity-based policy allows the sts:SetSourceIdentity action$/);
});

test('KEY-62: sts:SourceIdentity can be tested in the trust policy', async () => {
  const role = await newRole([trust(ROOT, { StringLike: { 'sts:SourceIdentity': 'a*' } }, BOTH)]);
  await assume(ann, role, { SourceIdentity: 'ann' });
  for (const more of [{}, { SourceIdentity: 'bob' }]) expect((await refusal(assume(ann, role, more))).name).toBe('AccessDenied');
});

test('STS-31: it goes on through a chain, as aws:SourceIdentity of the next session, and cannot be changed', async () => {
  const role = await newRole([trust(ROOT, undefined, BOTH)]);
  const one = await session(ann, role, { SourceIdentity: 'ann' });
  const second = await assume(one, role);
  expect(second.SourceIdentity).toBe('ann');
  expect((await assume(one, role, { SourceIdentity: 'ann' })).SourceIdentity).toBe('ann');
  expect(await refusal(assume(one, role, { SourceIdentity: 'bob' }))).toEqual(
    accessDenied(`User: arn:aws:sts::${ACCOUNT}:assumed-role/${role.split('/')[1]}/work is not authorized to perform: sts:SetSourceIdentity on resource: ${role}`),
  );
  const forAnn = await newRole([trust(ROOT, { StringEquals: { 'aws:SourceIdentity': 'ann' } }, BOTH)]);
  await assume(world.sts(keysOf(second.Credentials)), forAnn);
  expect((await refusal(assume(ann, forAnn, { SourceIdentity: 'ann' }))).name).toBe('AccessDenied');
});

test('STS-31: roles assumed later must allow sts:SetSourceIdentity too', async () => {
  const one = await session(ann, await newRole([trust(ROOT, undefined, BOTH)]), { SourceIdentity: 'ann' });
  const closed = await newRole([trust(ROOT)]);
  expect((await refusal(assume(one, closed))).message).toMatch(/sts:SetSourceIdentity on resource: .* because no role trust policy allows the sts:SetSourceIdentity action$/);
});

test('STS-31a: provided contexts need sts:SetContext, and no provider is known', async () => {
  const ProvidedContexts = [{ ProviderArn: 'arn:aws:iam::aws:contextProvider/IdentityCenter', ContextAssertion: 'assertion' }];
  const closed = await newRole([trust(ROOT)]);
  expect((await refusal(assume(ann, closed, { ProvidedContexts }))).message).toMatch(/ is not authorized to perform: sts:SetContext on resource: /);
  const open = await newRole([trust(ROOT, { 'ForAllValues:ArnEquals': { 'sts:RequestContextProviders': 'arn:aws:iam::aws:contextProvider/IdentityCenter' } }, ['sts:AssumeRole', 'sts:SetContext'])]);
  expect(await refusal(assume(ann, open, { ProvidedContexts }))).toEqual(validationError('The context provider arn:aws:iam::aws:contextProvider/IdentityCenter is not available.'));
});
