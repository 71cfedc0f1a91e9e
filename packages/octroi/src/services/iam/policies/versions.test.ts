import {
  CreatePolicyVersionCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListPolicyVersionsCommand,
  SetDefaultPolicyVersionCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';
import { documentOf, documentOfSize, newPolicy,  } from './policies.fixture.ts';

const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';

const add = (iam: IAMClient, PolicyArn: string, SetAsDefault?: boolean, PolicyDocument = documentOf()) =>
  iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, ...(SetAsDefault === undefined ? {} : { SetAsDefault }) }));

const list = async (iam: IAMClient, PolicyArn: string): Promise<string[]> =>
  (await iam.send(new ListPolicyVersionsCommand({ PolicyArn }))).Versions!.map(({ VersionId, IsDefaultVersion }) => `${VersionId}${IsDefaultVersion === true ? ' default' : ''}`);

test('IAM-81: a new version is shown without its document, and becomes the default only if asked', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const arn = await newPolicy(iam, 'P');
  const { PolicyVersion } = await add(iam, arn);
  expect(PolicyVersion).toEqual({ VersionId: 'v2', IsDefaultVersion: false, CreateDate: expect.any(Date) });
  expect((await add(iam, arn, true)).PolicyVersion).toMatchObject({ VersionId: 'v3', IsDefaultVersion: true });
  expect(await list(iam, arn)).toEqual(['v3 default', 'v2', 'v1']);
  expect((await iam.send(new GetPolicyCommand({ PolicyArn: arn }))).Policy!.DefaultVersionId).toBe('v3');
  expect(world.faults).toEqual([]);
});

test('IAM-81: five versions are kept, and a number is never used again', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const arn = await newPolicy(iam, 'P');
  for (let i = 0; i < 4; i++) await add(iam, arn);
  expect(await failureOf(add(iam, arn))).toBe(
    'LimitExceeded 409: A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
  );
  expect(await list(iam, arn)).toEqual(['v5', 'v4', 'v3', 'v2', 'v1 default']);
  await iam.send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId: 'v5' }));
  expect((await add(iam, arn)).PolicyVersion!.VersionId).toBe('v6');
  expect(world.faults).toEqual([]);
});

test('IAM-81: versions made at the same time get a number each, and no more than five are kept', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const arn = await newPolicy(iam, 'P');
  const outcomes = await Promise.allSettled(Array.from({ length: 7 }, () => add(iam, arn)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  expect(await list(iam, arn)).toEqual(['v5', 'v4', 'v3', 'v2', 'v1 default']);
  expect(world.faults).toEqual([]);
});

test('IAM-81: versions after the ninth still come newest first, page by page (IAM-160)', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const arn = await newPolicy(iam, 'P');
  for (let number = 2; number <= 11; number++) {
    await add(iam, arn);
    if (number < 9) await iam.send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId: `v${number}` }));
  }
  expect(await list(iam, arn)).toEqual(['v11', 'v10', 'v9', 'v1 default']);
  const first = await iam.send(new ListPolicyVersionsCommand({ PolicyArn: arn, MaxItems: 3 }));
  expect(first.IsTruncated).toBe(true);
  const second = await iam.send(new ListPolicyVersionsCommand({ PolicyArn: arn, Marker: first.Marker! }));
  expect([second.IsTruncated, second.Marker, second.Versions!.map(({ VersionId }) => VersionId)]).toEqual([false, undefined, ['v1']]);
  expect(world.faults).toEqual([]);
});

test('IAM-80: UpdateDate tells when the newest version was made, CreateDate when the policy was', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const arn = await newPolicy(iam, 'P');
  const before = (await iam.send(new GetPolicyCommand({ PolicyArn: arn }))).Policy!;
  world.clocks.advance(3600);
  await add(iam, arn);
  const after = (await iam.send(new GetPolicyCommand({ PolicyArn: arn }))).Policy!;
  expect(after.CreateDate).toEqual(before.CreateDate);
  expect(after.UpdateDate!.getTime() - before.UpdateDate!.getTime()).toBeGreaterThanOrEqual(3_599_000);
  world.clocks.advance(3600);
  await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn: arn, VersionId: 'v2' }));
  expect((await iam.send(new GetPolicyCommand({ PolicyArn: arn }))).Policy).toEqual({ ...after, DefaultVersionId: 'v2' });
  expect(world.faults).toEqual([]);
});

test('IAM-87: GetPolicyVersion shows each version byte for byte, percent-encoded', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const first = '{ "Version":"2012-10-17",\n\t"Statement": {"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::a%20b/\u00fc*"} }';
  const arn = await newPolicy(iam, 'P', first);
  await add(iam, arn, true, documentOf({ Effect: 'Deny' }));
  const get = async (VersionId: string) => (await iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId }))).PolicyVersion!;
  const one = await get('v1');
  expect(one).toMatchObject({ VersionId: 'v1', IsDefaultVersion: false });
  expect(one.Document).toMatch(/^%7B%20%22Version%22%3A%222012-10-17%22%2C%0A%09/);
  expect(one.Document).toContain('a%2520b%2F%C3%BC%2A');
  expect(decodeURIComponent(one.Document!)).toBe(first);
  expect(decodeURIComponent((await get('v2')).Document!)).toBe(documentOf({ Effect: 'Deny' }));
  expect(world.faults).toEqual([]);
});

test('IAM-81: SetDefaultPolicyVersion moves the default, which cannot be deleted', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const arn = await newPolicy(iam, 'P');
  await add(iam, arn, true);
  const remove = (VersionId: string) => iam.send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId }));
  expect(await failureOf(remove('v2'))).toBe('DeleteConflict 409: Cannot delete the default version of a policy.');
  await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn: arn, VersionId: 'v1' }));
  expect(await list(iam, arn)).toEqual(['v2', 'v1 default']);
  expect(await failureOf(remove('v1'))).toBe('DeleteConflict 409: Cannot delete the default version of a policy.');
  await remove('v2');
  expect(await list(iam, arn)).toEqual(['v1 default']);
  expect(world.faults).toEqual([]);
});

test('IAM-22: a version or policy that is not there, in the words of the operations on versions', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const iam = world.iam(root);
  const arn = await newPolicy(iam, 'P');
  const missing = 'arn:aws:iam::111122223333:policy/none';
  for (const [PolicyArn, VersionId] of [[arn, 'v9'], [missing, 'v1'], [arn, 'v1.x'], [arn, `v${'9'.repeat(40)}`]] as const) {
    const text = `NoSuchEntity 404: Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`;
    expect(await failureOf(iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId })))).toBe(text);
    expect(await failureOf(iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId })))).toBe(text);
    expect(await failureOf(iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId })))).toBe(text);
  }
  expect(await failureOf(add(iam, missing))).toBe(`NoSuchEntity 404: Policy ${missing} does not exist or is not attachable.`);
  expect(await failureOf(list(iam, missing))).toBe(`NoSuchEntity 404: Policy ${missing} does not exist or is not attachable.`);
  expect(await failureOf(iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: 'one' })))).toBe(
    "ValidationError 400: 1 validation error detected: Value at 'versionId' failed to satisfy constraint: Member must satisfy regular expression pattern: v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?",
  );
  expect(world.faults).toEqual([]);
});

test('POL-50, POL-63: a version is checked like a new policy, and a refused one uses up no number', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const arn = await newPolicy(iam, 'P');
  expect(await failureOf(add(iam, arn, true, '{}'))).toBe('MalformedPolicyDocument 400: Syntax errors in policy.');
  expect(await failureOf(add(iam, arn, true, documentOfSize(6145)))).toBe('LimitExceeded 409: Cannot exceed quota for PolicySize: 6144');
  expect((await add(iam, arn)).PolicyVersion!.VersionId).toBe('v2');
  expect(world.faults).toEqual([]);
});

test('IAM-27: AWS managed policies can be read, and not changed', async () => {
  const world = await openWorld();
  const root = await world.account();
  const other = await world.account();
  const iam = world.iam(root);
  expect(await list(iam, ADMIN)).toEqual(['v1 default']);
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: ADMIN, VersionId: 'v1' }));
  expect(JSON.parse(decodeURIComponent(PolicyVersion!.Document!))).toEqual({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
  expect(await failureOf(iam.send(new GetPolicyVersionCommand({ PolicyArn: ADMIN, VersionId: 'v2' })))).toBe(
    `NoSuchEntity 404: Policy ${ADMIN} version v2 does not exist or is not attachable.`,
  );
  const theirs = await newPolicy(world.iam(other), 'Theirs');
  for (const arn of [ADMIN, theirs]) {
    expect(await failureOf(iam.send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId: 'v1' })))).toBe('AccessDenied 403: Cannot delete policy versions for policies outside your own account.');
    expect(await failureOf(iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn: arn, VersionId: 'v1' })))).toBe('AccessDenied 403: Cannot update policies outside your own account.');
    expect(await failureOf(add(iam, arn, true))).toBe('AccessDenied 403: Cannot update policies outside your own account.');
  }
  expect(await list(world.iam(other), theirs)).toEqual(['v1 default']);
  expect(world.faults).toEqual([]);
});

test('IAM-81: the newest version of an AWS managed policy was made when the policy was last updated', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const { Versions } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
  expect(Versions).toEqual([{ VersionId: Policy!.DefaultVersionId, IsDefaultVersion: true, CreateDate: Policy!.UpdateDate }]);
  expect(Policy!.UpdateDate!.getTime()).toBeGreaterThan(Policy!.CreateDate!.getTime());
  expect(world.faults).toEqual([]);
});

test('IAM-190: each operation on versions is asked under the ARN of the policy', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const arn = await newPolicy(world.iam(root), 'P', documentOf(), '/team/');
  const ann = await newUser(world, root, 'ann', [{ Effect: 'Allow', Action: 'iam:*', Resource: 'arn:aws:iam::111122223333:policy/other/*' }]);
  const denied = (action: string) =>
    `AccessDenied 403: User: ${ann.arn} is not authorized to perform: iam:${action} on resource: policy ${arn} because no identity-based policy allows the iam:${action} action`;
  expect(await failureOf(add(ann.iam, arn))).toBe(denied('CreatePolicyVersion'));
  expect(await failureOf(list(ann.iam, arn))).toBe(denied('ListPolicyVersions'));
  for (const Command of [GetPolicyVersionCommand, DeletePolicyVersionCommand, SetDefaultPolicyVersionCommand]) {
    const command = new Command({ PolicyArn: arn, VersionId: 'v1' }) as GetPolicyVersionCommand;
    expect(await failureOf(ann.iam.send(command))).toBe(denied(Command.name.replace('Command', '')));
  }
  expect(world.faults).toEqual([]);
});
