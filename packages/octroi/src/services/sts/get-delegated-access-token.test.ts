import { AssumeRoleCommand, GetDelegatedAccessTokenCommand, GetFederationTokenCommand, GetSessionTokenCommand, type STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { accessDenied, allow, deny, keysOf, makeRole, makeUser, refusal, trust } from './sts.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const trade = (sts: STSClient, TradeInToken = 'of-nobody') => refusal(sts.send(new GetDelegatedAccessTokenCommand({ TradeInToken })));

test('STS-82: no trade-in token is good, since there are no delegation requests', async () => {
  const root = await world.account();
  const keys = await makeUser(world.iam(root), 'partner', [allow('sts:GetDelegatedAccessToken')]);
  const message = 'The trade-in token provided in the request has expired and can no longer be exchanged for credentials. Request a new token and retry the operation.';
  for (const token of ['x', 'A'.repeat(10_000), 'a\u0000b']) expect(await trade(world.sts(keys), token)).toEqual({ name: 'ExpiredTradeInTokenException', status: 400, message });
});

test('STS-82: it needs its permission, before the token is looked at', async () => {
  const root = await world.account();
  const iam = world.iam(root);
  const arn = (name: string) => `arn:aws:iam::${root.accountId}:user/${name}`;
  const text = (name: string, reason: string) => accessDenied(`User: ${arn(name)} is not authorized to perform: sts:GetDelegatedAccessToken on resource: * ${reason}`);
  expect(await trade(world.sts(await makeUser(iam, 'nobody')))).toEqual(text('nobody', 'because no identity-based policy allows the sts:GetDelegatedAccessToken action'));
  expect(await trade(world.sts(await makeUser(iam, 'denied', [allow('*'), deny('sts:GetDelegatedAccessToken')])))).toEqual(text('denied', 'with an explicit deny in an identity-based policy'));
});

test('STS-10: neither GetSessionToken nor GetFederationToken credentials may trade', async () => {
  const keys = await makeUser(world.iam(await world.account()), 'ann', [allow('*')]);
  const sts = world.sts(keys);
  const federated = new GetFederationTokenCommand({ Name: 'bob', PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }] });
  for (const { Credentials } of [await sts.send(new GetSessionTokenCommand({})), await sts.send(federated)]) {
    expect((await trade(world.sts(keysOf(Credentials)))).name).toBe('InvalidClientTokenId');
  }
});

test('KEY-66: sts:RequestContextProviders is in the context of every ask of a request that provides contexts', async () => {
  const root = await world.account();
  const iam = world.iam(root);
  const provider = 'arn:aws:iam::aws:contextProvider/IdentityCenter';
  const withProvider = { 'ForAnyValue:ArnEquals': { 'sts:RequestContextProviders': [provider] } };
  const role = await makeRole(iam, 'worker', [trust(root.accountId, undefined, ['sts:AssumeRole', 'sts:SetContext'])]);
  const assume = async (name: string, condition: typeof withProvider | undefined, provided: boolean) => {
    const keys = await makeUser(iam, name, [allow('sts:AssumeRole'), allow('sts:SetContext', '*', condition)]);
    const ProvidedContexts = provided ? [{ ProviderArn: provider, ContextAssertion: 'of-nobody' }] : undefined;
    return world.sts(keys).send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'one', ProvidedContexts }));
  };
  // Past the decision, no assertion is good: there are no providers here.
  expect((await refusal(assume('of-provider', withProvider, true))).name).toBe('ValidationError');
  expect((await refusal(assume('of-another', { 'ForAnyValue:ArnEquals': { 'sts:RequestContextProviders': [`${provider}2`] } }, true))).message).toContain('sts:SetContext');
  await assume('without', withProvider, false);
});
