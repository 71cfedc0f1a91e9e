import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { serviceCaller } from '../kernel/caller.ts';
import { ApiError } from '../kernel/api-error.ts';
import type { ServiceCall } from '../kernel/service-call.ts';
import { openWorld, type World } from '../testing/world.ts';

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/runner`;
const lambda = serviceCaller('aws', 'lambda.amazonaws.com', { sourceArn: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:greeter`, sourceAccount: ACCOUNT });
const assume = (over: Partial<ServiceCall> = {}): ServiceCall => ({ caller: lambda, service: 'sts', operation: 'AssumeRole', account: ACCOUNT, region: 'eu-west-1', input: { RoleArn: ROLE, RoleSessionName: 'greeter' }, ...over });

async function worldTrusting(service: string): Promise<World> {
  const world = await openWorld();
  const root = await world.account(ACCOUNT);
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] };
  await world.iam(root).send(new CreateRoleCommand({ RoleName: 'runner', AssumeRolePolicyDocument: JSON.stringify(trust) }));
  world.gateway.ring.clear();
  return world;
}

test('design 4.4: a service\'s call is authorised as the service and recorded like any request', async () => {
  const world = await worldTrusting('lambda.amazonaws.com');
  const { Credentials } = (await world.gateway.outside.callService(assume())) as { Credentials: { AccessKeyId: string; SecretAccessKey: string } };
  expect(Credentials.AccessKeyId).toMatch(/^ASIA/);
  const [remembered] = world.gateway.ring.all();
  expect(remembered!.record).toMatchObject({
    service: 'sts', operation: 'AssumeRole', region: 'eu-west-1', caller: 'lambda.amazonaws.com', account: null, sourceIp: null, status: 200, error: null,
    decisions: [{ action: 'sts:AssumeRole', resource: ROLE, decision: { effect: 'Allowed' } }],
  });
  expect(JSON.stringify(remembered!.record)).not.toContain(Credentials.SecretAccessKey);
  expect(world.faults).toEqual([]);
  await world.close();
});

test('design 4.4: there is no internal bypass: a role that does not trust the service refuses it', async () => {
  const world = await worldTrusting('ec2.amazonaws.com');
  const refused = world.gateway.outside.callService(assume());
  await expect(refused).rejects.toBeInstanceOf(ApiError);
  await expect(refused).rejects.toMatchObject({ code: 'AccessDenied' });
  expect(world.gateway.ring.all().map(({ record }) => [record.status, record.error, record.decisions.length])).toEqual([[403, 'AccessDenied', 1]]);
  expect(world.faults).toEqual([]);
  await world.close();
});

test('a call that its model refuses, or for what is not there, is a fault of the calling service and no error for a client', async () => {
  const world = await worldTrusting('lambda.amazonaws.com');
  for (const [wrong, sentence] of [
    [assume({ operation: 'AssumeRoleWithSAML' }), 'a service calls sts:AssumeRoleWithSAML, which is not there'],
    [assume({ operation: 'Nothing' }), 'a service calls sts:Nothing, which is not there'],
    [assume({ service: 'dynamodb' }), 'a service calls dynamodb:AssumeRole, which is not there'],
    [assume({ input: { RoleArn: ROLE } }), 'a service calls sts:AssumeRole with an input that its model refuses: '],
  ] as const) {
    const refused = world.gateway.outside.callService(wrong);
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.not.toBeInstanceOf(ApiError);
  }
  expect(world.gateway.ring.all()).toEqual([]);
  await world.close();
});
