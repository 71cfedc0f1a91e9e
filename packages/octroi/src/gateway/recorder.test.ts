import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { movableClocks } from '../kernel/clock.ts';
import type { Journal } from '../kernel/trail/journal.ts';
import type { DecisionRecord } from '../kernel/trail/record.ts';
import { DecisionRing } from '../kernel/trail/ring.ts';
import { openWorld } from '../testing/world.ts';
import { Metrics } from './metrics.ts';
import { form, raw, signed } from './raw.fixture.ts';
import { Recorder, type RecordInput, type RecorderParts } from './recorder.ts';
import { send } from './toy.fixture.ts';

const input = (requestId: string): RecordInput => ({
  received: { requestId, transport: { sourceIp: '127.0.0.1', secure: false, userAgent: null, referer: null } },
  known: { model: null, operation: null, region: null, caller: null, decided: [] },
  status: 403,
  code: 'MissingAuthenticationToken',
});
const parts = (over: Partial<RecorderParts>): RecorderParts => ({ ring: new DecisionRing(), journal: null, metrics: new Metrics(), clocks: movableClocks(), report() {}, onDecided: null, ...over });

test('design 3: a record that fails is counted and reported, and fails no request', () => {
  const reported: unknown[] = [];
  const metrics = new Metrics();
  const journal = { add() { throw new Error('disk'); } } as unknown as Journal;
  const recorder = new Recorder(parts({ journal, metrics, report: (fault) => reported.push(fault) }));
  expect(() => recorder.record(input('a'))).not.toThrow();
  const wild = new Recorder(parts({ clocks: { ...movableClocks(), decision: () => Number.NaN }, report: (fault) => reported.push(fault) }));
  expect(() => wild.record(input('a'))).not.toThrow();
  expect(reported).toHaveLength(2);
  expect(metrics.text()).toContain('octroi_records_failed 1\n');
});

test('the ring forgets the oldest requests first', () => {
  const ring = new DecisionRing(3);
  const recorder = new Recorder(parts({ ring }));
  for (const id of ['a', 'b', 'c', 'd']) recorder.record(input(id));
  expect(ring.all().map(({ record }) => record.requestId)).toEqual(['b', 'c', 'd']);
  expect(ring.find('a')).toBeUndefined();
});

test('every request is recorded, however early it fails, with what was known by then', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const recordOf = async (http: Parameters<typeof send>[1]) => {
    const answer = await send(world, http);
    return world.gateway.ring.find(answer.headers['x-amzn-requestid']!)!.record;
  };
  expect(await recordOf(raw(''))).toMatchObject({ service: null, operation: null, caller: null, status: 403, error: 'MissingAuthenticationToken' });
  expect(await recordOf(signed({ ...root, secretAccessKey: 'w'.repeat(40) }, form('sts', 'GetCallerIdentity')))).toMatchObject({ service: 'sts', operation: null, caller: null, accessKeyId: null, status: 403, error: 'SignatureDoesNotMatch' });
  expect(await recordOf(signed(root, form('iam', 'GetUser', { UserName: 'ghost' }), { service: 'iam', region: 'eu-west-1' }))).toMatchObject({
    service: 'iam', operation: 'GetUser', region: 'eu-west-1', caller: 'arn:aws:iam::111122223333:root', account: '111122223333', accessKeyId: root.accessKeyId, sourceIp: '127.0.0.1', status: 404, error: 'NoSuchEntity',
    decisions: [{ action: 'iam:GetUser', resource: 'arn:aws:iam::111122223333:user/ghost', resourceAccount: '111122223333', decision: { effect: 'Allowed' } }],
  });
  await world.close();
});

test('no record holds a secret, a token or a body', async () => {
  const written: DecisionRecord[] = [];
  const world = await openWorld();
  const root = await world.account('111122223333');
  const iam = world.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  await iam.send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }] }) }));
  const sts = world.sts({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! });
  await sts.send(new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::111122223333:role/r', RoleSessionName: 'session', ExternalId: 'an-external-id-of-a-customer' })).catch(() => {});
  for (const { record } of world.gateway.ring.all()) written.push(record);
  const text = JSON.stringify(written);
  expect(text).toContain('sts:AssumeRole');
  for (const secret of [root.secretAccessKey, AccessKey!.SecretAccessKey!, 'an-external-id-of-a-customer']) expect(text).not.toContain(secret);
  await world.close();
});

test('metrics count requests by names of the models alone, and decisions by effect', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  await send(world, signed(root, form('sts', 'GetCallerIdentity')));
  await send(world, signed(root, form('sts', 'NoSuchThing"}\n')));
  await send(world, signed(root, form('iam', 'GetUser', { UserName: 'ghost' }), { service: 'iam' }));
  const text = world.gateway.metrics.text();
  expect(text).toContain('octroi_requests_total{service="sts",operation="GetCallerIdentity",status="200"} 1\n');
  expect(text).toContain('octroi_requests_total{service="sts",operation="none",status="400"} 1\n');
  expect(text).toContain('octroi_decisions_total{effect="Allowed"} 1\n');
  expect(text).not.toContain('NoSuchThing');
  expect(text).toMatch(/^(# TYPE octroi_\w+ (counter|gauge)\n|octroi_\w+(\{[\w="., ]*\})? \d+\n)*$/);
  await world.close();
});
