import { AttachRolePolicyCommand, CreateRoleCommand, CreateUserCommand, CreateAccessKeyCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ExplainRequestCommand } from '../../../testing/octroi-client.ts';
import { openWorld, type Credentials, type World } from '../../../testing/world.ts';

const ORGANISATION = '91cf9239-f549-465b-8cad-9b46f1420818';
const document = (Statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string, Resource: string, Sid?: string) => ({ ...(Sid === undefined ? {} : { Sid }), Effect: 'Allow', Action, Resource });

type Rooted = Credentials & { readonly accountId: string };
let world: World;
let [customer, vendor, stranger]: Rooted[] = [];
let user: Credentials;
let roleArn: string;

beforeAll(async () => {
  world = await openWorld();
  [customer, vendor, stranger] = [await world.account('111122223333'), await world.account('765628985471'), await world.account('444455556666')];
  const trust = { Sid: 'Genesys', Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::765628985471:root' }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'sts:ExternalId': ORGANISATION } } };
  roleArn = (await world.iam(customer).send(new CreateRoleCommand({ RoleName: 'caller', AssumeRolePolicyDocument: document(trust) }))).Role!.Arn!;
  await world.iam(customer).send(new AttachRolePolicyCommand({ RoleName: 'caller', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }));
  user = await newUser(vendor, 'deputy', allow('sts:AssumeRole', '*', 'Deputy'));
});
afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

async function newUser(root: Rooted, UserName: string, statement: object): Promise<Credentials> {
  await world.iam(root).send(new CreateUserCommand({ UserName }));
  await world.iam(root).send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument: document(statement) }));
  const { AccessKey } = await world.iam(root).send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}

async function refused(ExternalId: string, who: Credentials = user): Promise<string> {
  try {
    await world.sts(who).send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'deputy', ExternalId }));
  } catch (error) {
    expect((error as Error).name).toBe('AccessDenied');
    return (error as { $metadata: { requestId: string } }).$metadata.requestId;
  }
  throw new Error('it was not refused');
}

async function explained(who: Credentials, RequestId: string) {
  const { Request, Decisions = [] } = await world.octroi(who).send(new ExplainRequestCommand({ RequestId }));
  const [first] = Decisions;
  return { Request, Decisions, first, tree: JSON.parse(first!.Explanation!) as { layers: { layer: string; policies: unknown[] }[]; rule: unknown }, misses: JSON.parse(first!.NearestMisses!) as { edits: { layer: string; kind: string }[] }[] };
}

test('design 2: the account of the resource sees which statement was nearest, what it wanted, what was sent, and the single change', async () => {
  const { Request, first, tree, misses } = await explained(customer!, await refused('wrong'));
  expect(Request).toMatchObject({ Account: '765628985471', Caller: 'arn:aws:iam::765628985471:user/deputy', Service: 'sts', Operation: 'AssumeRole', Status: 403, Error: 'AccessDenied' });
  expect(Request).not.toHaveProperty('AccessKeyId');
  expect(Request).not.toHaveProperty('SourceIp');
  expect(first).toMatchObject({ Action: 'sts:AssumeRole', Resource: roleArn, ResourceAccount: '111122223333', Effect: 'ImplicitlyDenied', Layer: 'resource', DecidedElsewhere: false });
  expect(tree.layers.map(({ layer }) => layer)).toEqual(['resource']);
  expect(JSON.stringify(tree)).toContain('"wanted":["91cf9239-f549-465b-8cad-9b46f1420818"],"seen":"wrong","matched":false');
  expect(misses.every(({ edits }) => edits.length === 1 && edits[0]!.layer === 'resource')).toBe(true);
  expect(misses.map(({ edits }) => edits[0]!.kind)).toContain('correct-condition');
});

test('ERR-25: the account of the caller sees its own side and nothing of the trust policy', async () => {
  const requestId = await refused('wrong');
  const { Request, first, tree, misses, Decisions } = await explained(vendor!, requestId);
  expect(Request).toMatchObject({ Account: '765628985471', AccessKeyId: user.accessKeyId, SourceIp: '127.0.0.1' });
  expect(first).toMatchObject({ Effect: 'ImplicitlyDenied', DecidedElsewhere: true, Hidden: ['resource', 'scp', 'rcp'] });
  expect(first).not.toHaveProperty('Layer');
  expect(tree.layers.map(({ layer }) => layer)).not.toContain('resource');
  expect(tree.rule).toBeNull();
  expect(JSON.stringify(tree)).toContain('"sid":"Deputy"');
  expect(misses).toEqual([]);
  expect(JSON.stringify(Decisions)).not.toMatch(/91cf9239|Genesys/);
  // A role that does not exist looks the same from here.
  const real = roleArn;
  roleArn = 'arn:aws:iam::111122223333:role/nobody';
  const missing = await explained(vendor!, await refused('wrong'));
  roleArn = real;
  expect({ ...missing.first, Resource: real }).toEqual({ ...first, Explanation: first!.Explanation!.replaceAll('caller', 'nobody') });
});

test('ERR-25: what the caller\'s own account withholds, the account of the resource learns as decided elsewhere', async () => {
  const helpless = await newUser(vendor!, 'helpless', allow('s3:GetObject', '*', 'Secret'));
  const requestId = await refused(ORGANISATION, helpless);
  const theirs = await explained(customer!, requestId);
  expect(theirs.first).toMatchObject({ DecidedElsewhere: true });
  expect(JSON.stringify(theirs.Decisions)).not.toContain('Secret');
  const own = await explained(vendor!, requestId);
  expect(own.first).toMatchObject({ Layer: 'identity', DecidedElsewhere: false });
  expect(own.misses[0]?.edits[0]).toMatchObject({ layer: 'identity' });
});

test('design 2: whoever is on no side of a request learns nothing, not even that it was made', async () => {
  const requestId = await refused('wrong');
  const ask = (RequestId: string) => world.octroi(stranger!).send(new ExplainRequestCommand({ RequestId }));
  const [there, nowhere] = [await ask(requestId).catch((error: unknown) => error), await ask('00000000-0000-0000-0000-000000000000').catch((error: unknown) => error)];
  expect(there).toMatchObject({ name: 'RequestNotFoundException', $metadata: { httpStatusCode: 400 } });
  expect((there as Error).message.replace(requestId, '')).toBe((nowhere as Error).message.replace('00000000-0000-0000-0000-000000000000', ''));
});

test('design 4: the permission is asked for, and an allowed request is explained as well', async () => {
  await expect(world.octroi(user).send(new ExplainRequestCommand({ RequestId: 'any' }))).rejects.toMatchObject({ name: 'AccessDeniedException', message: 'User: arn:aws:iam::765628985471:user/deputy is not authorized to perform: octroi:ExplainRequest on resource: * because no identity-based policy allows the octroi:ExplainRequest action' });
  const { $metadata } = await world.sts(user).send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'deputy', ExternalId: ORGANISATION }));
  expect((await explained(customer!, $metadata.requestId!)).first).toMatchObject({ Effect: 'Allowed', DecidedElsewhere: false });
});

test('the wire: a request id has a form', async () => {
  await expect(world.octroi(vendor!).send(new ExplainRequestCommand({ RequestId: '../x' }))).rejects.toMatchObject({ name: 'ValidationException' });
});
