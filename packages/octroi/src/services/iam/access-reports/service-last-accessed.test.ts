import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsWithEntitiesCommand,
  GetUserCommand,
  ListUsersCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPermissionsBoundaryCommand,
  TagUserCommand,
  type GenerateServiceLastAccessedDetailsCommandInput,
} from '@aws-sdk/client-iam';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { accessRows, type ServiceAccess } from '../last-use/access-rows.ts';
import { documentOf, newGroup, newPolicy, newRole } from '../policies/policies.fixture.ts';
import { failureOf, newUser } from '../shared/testing.ts';
import { jobPieces } from './jobs.ts';

const DAY = 86_400;
const ALLOW_SOME = [{ Effect: 'Allow', Action: ['iam:Get*', 'sts:*', 'lambda:*', 's3:Get*'], Resource: '*' }];

let world: World;
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

async function start() {
  world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const report = async (Arn: string, Granularity?: GenerateServiceLastAccessedDetailsCommandInput['Granularity']) => {
    const { JobId } = await iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn, Granularity }));
    return { JobId: JobId!, ...(await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId }))) };
  };
  const entities = async (JobId: string, ServiceNamespace: string) => iam.send(new GetServiceLastAccessedDetailsWithEntitiesCommand({ JobId, ServiceNamespace }));
  const rowOf = async (principal: string, namespace: string) => {
    const entry = await world.gateway.kv.read(async (snapshot) => snapshot.get(['aws', root.accountId, '-', 'iam', accessRows.name, principal, namespace]));
    return entry === undefined ? undefined : (JSON.parse(entry.value) as ServiceAccess);
  };
  return { root, iam, report, entities, rowOf };
}

test('IAM-180: a user\'s report lists the services that its policies allow, by namespace, with the last attempt', async () => {
  const { root, report } = await start();
  const ann = await newUser(world, root, 'ann', ALLOW_SOME);
  await world.iam(root).send(new PutUserPermissionsBoundaryCommand({ UserName: 'ann', PermissionsBoundary: 'arn:aws:iam::aws:policy/AmazonSQSFullAccess' }));
  const at = Math.floor(world.clocks.decision() / 1000) * 1000;
  await world.sts(ann.credentials, 'eu-west-1').send(new GetCallerIdentityCommand({}));
  const { JobId, JobStatus, JobType, JobCreationDate, JobCompletionDate, ServicesLastAccessed, IsTruncated, Error: failure } = await report(ann.arn);
  expect(JobId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect([JobStatus, JobType, IsTruncated, failure]).toEqual(['COMPLETED', 'SERVICE_LEVEL', false, undefined]);
  expect(JobCompletionDate).toEqual(JobCreationDate);
  expect(ServicesLastAccessed!.map(({ ServiceNamespace }) => ServiceNamespace)).toEqual(['iam', 'lambda', 's3', 'sts']);
  expect(ServicesLastAccessed![2]).toEqual({ ServiceName: 'Amazon S3', ServiceNamespace: 's3', TotalAuthenticatedEntities: 0 });
  expect(ServicesLastAccessed![3]).toEqual({
    ServiceName: 'AWS Security Token Service',
    ServiceNamespace: 'sts',
    LastAuthenticated: expect.any(Date),
    LastAuthenticatedEntity: ann.arn,
    LastAuthenticatedRegion: 'eu-west-1',
    TotalAuthenticatedEntities: 1,
  });
  expect(ServicesLastAccessed![3]!.LastAuthenticated!.getTime()).toBeGreaterThanOrEqual(at);
});

test('IAM-180: a request that was denied counts as an attempt; one that nobody signed or that names no operation does not', async () => {
  const { root, report, rowOf } = await start();
  const ann = await newUser(world, root, 'ann', ALLOW_SOME);
  expect(await failureOf(ann.iam.send(new ListUsersCommand({})))).toMatch(/^AccessDenied 403: /);
  const stranger = world.iam({ ...ann.credentials, secretAccessKey: 'x'.repeat(40) });
  expect(await failureOf(stranger.send(new GetUserCommand({})))).toMatch(/^SignatureDoesNotMatch 403: /);
  const { ServicesLastAccessed } = await report(ann.arn);
  expect(ServicesLastAccessed![0]).toMatchObject({ ServiceNamespace: 'iam', LastAuthenticatedEntity: ann.arn, LastAuthenticatedRegion: 'us-east-1' });
  expect(Object.keys((await rowOf(ann.id, 'iam'))!.actions)).toEqual(['ListUsers']);
});

test('IAM-180: ACTION_LEVEL tells of the tracked actions that the policies allow, if one was used; others have no such list', async () => {
  const { root, report } = await start();
  const ann = await newUser(world, root, 'ann', [{ Effect: 'Allow', Action: ['iam:GetU*', 'iam:Tag*', 'lambda:*', 'sts:Get?allerIdentity'], Resource: '*' }]);
  await ann.iam.send(new GetUserCommand({}));
  await ann.iam.send(new TagUserCommand({ UserName: 'ann', Tags: [{ Key: 'a', Value: 'b' }] }));
  await ann.iam.send(new ListUsersCommand({})).catch(() => undefined);
  await world.lambda(ann.credentials).send(new InvokeCommand({ FunctionName: 'none' })).catch(() => undefined);
  const { JobType, ServicesLastAccessed } = await report(ann.arn, 'ACTION_LEVEL');
  expect(JobType).toBe('ACTION_LEVEL');
  const [iam, lambda, sts] = ServicesLastAccessed!;
  // Neither ListUsers, which is not allowed, nor TagUser, which is not tracked.
  expect(iam!.TrackedActionsLastAccessed).toEqual([
    { ActionName: 'GetUser', LastAccessedEntity: ann.arn, LastAccessedRegion: 'us-east-1', LastAccessedTime: expect.any(Date) },
    { ActionName: 'GetUserPolicy' },
  ]);
  expect(lambda).toMatchObject({ ServiceNamespace: 'lambda', TotalAuthenticatedEntities: 1 });
  expect(lambda!.TrackedActionsLastAccessed).toBeUndefined();
  expect(sts).toEqual({ ServiceName: 'AWS Security Token Service', ServiceNamespace: 'sts', TotalAuthenticatedEntities: 0 });
  expect((await report(ann.arn)).ServicesLastAccessed![0]!.TrackedActionsLastAccessed).toBeUndefined();
});

test('IAM-180: a group\'s report counts its members, a policy\'s those who have it, also through a group, each once', async () => {
  const { root, iam, report, entities } = await start();
  const policy = await newPolicy(iam, 'readers', documentOf({ Action: ['sts:*', 's3:*'] }));
  await newGroup(iam, 'friends');
  await newGroup(iam, 'nobodies');
  await iam.send(new PutGroupPolicyCommand({ GroupName: 'friends', PolicyName: 'own', PolicyDocument: documentOf({ Action: 'sqs:*' }) }));
  expect((await report(policy)).ServicesLastAccessed).toEqual([]);
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'nobodies', PolicyArn: policy }));
  expect((await report(policy)).ServicesLastAccessed).toEqual([]);
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'friends', PolicyArn: policy }));
  const [ann, bob, eve] = [await newUser(world, root, 'ann'), await newUser(world, root, 'bob'), await newUser(world, root, 'eve')];
  for (const UserName of ['ann', 'bob']) await iam.send(new AddUserToGroupCommand({ UserName, GroupName: 'friends' }));
  for (const UserName of ['ann', 'eve']) await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: policy }));
  await newRole(iam, 'deploy');
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'deploy', PolicyArn: policy }));
  for (const { credentials } of [ann, eve]) {
    world.clocks.advance(60);
    await world.sts(credentials).send(new GetCallerIdentityCommand({}));
  }
  const group = await report(`arn:aws:iam::${root.accountId}:group/friends`);
  expect(group.ServicesLastAccessed!.map(({ ServiceNamespace, LastAuthenticatedEntity, TotalAuthenticatedEntities }) => [ServiceNamespace, LastAuthenticatedEntity, TotalAuthenticatedEntities])).toEqual([
    ['s3', undefined, 0],
    ['sqs', undefined, 0],
    ['sts', ann.arn, 1],
  ]);
  const attached = await report(policy);
  expect(attached.ServicesLastAccessed!.map(({ ServiceNamespace, LastAuthenticatedEntity, TotalAuthenticatedEntities }) => [ServiceNamespace, LastAuthenticatedEntity, TotalAuthenticatedEntities])).toEqual([
    ['s3', undefined, 0],
    ['sts', eve.arn, 2],
  ]);
  const { EntityDetailsList, JobStatus, IsTruncated } = await entities(attached.JobId, 'sts');
  expect([JobStatus, IsTruncated]).toEqual(['COMPLETED', false]);
  expect(EntityDetailsList!.map(({ EntityInfo, LastAuthenticated }) => [EntityInfo!.Name, EntityInfo!.Type, LastAuthenticated instanceof Date])).toEqual([
    ['eve', 'USER', true],
    ['ann', 'USER', true],
    ['deploy', 'ROLE', false],
    ['bob', 'USER', false],
  ]);
  expect(EntityDetailsList![3]!.EntityInfo).toEqual({ Arn: bob.arn, Name: 'bob', Type: 'USER', Id: bob.id, Path: '/' });
  expect((await entities(attached.JobId, 'ec2')).EntityDetailsList).toEqual([]);
  expect(await failureOf(entities(attached.JobId, 'no-such-service'))).toBe('InvalidInput 400: Service namespace no-such-service is not valid.');
});

test('IAM-180: the sessions of a role count as the role, wherever they were assumed from, and the caller who assumed it as itself', async () => {
  const { iam, report, rowOf } = await start();
  const trust = documentOf({ Action: 'sts:AssumeRole', Resource: undefined, Principal: { AWS: '*' } });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'app', Path: '/x/', AssumeRolePolicyDocument: trust }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'app', PolicyName: 'own', PolicyDocument: documentOf({ Action: 'sts:*' }) }));
  const other = await world.account();
  const bob = await newUser(world, other, 'bob', [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }]);
  const { Credentials } = await world.sts(bob.credentials).send(new AssumeRoleCommand({ RoleArn: Role!.Arn!, RoleSessionName: 'session' }));
  expect((await report(Role!.Arn!)).ServicesLastAccessed).toMatchObject([{ ServiceNamespace: 'sts', TotalAuthenticatedEntities: 0 }]);
  await world.sts({ accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken! }).send(new GetCallerIdentityCommand({}));
  expect((await report(Role!.Arn!)).ServicesLastAccessed).toMatchObject([{ ServiceNamespace: 'sts', TotalAuthenticatedEntities: 1, LastAuthenticatedEntity: Role!.Arn! }]);
  expect(await rowOf(bob.id, 'sts')).toBeUndefined();
  const theirs = world.iam(other);
  const { JobId } = await theirs.send(new GenerateServiceLastAccessedDetailsCommand({ Arn: bob.arn }));
  expect((await theirs.send(new GetServiceLastAccessedDetailsCommand({ JobId }))).ServicesLastAccessed).toMatchObject([{ LastAuthenticatedEntity: bob.arn }]);
  expect(await failureOf(iam.send(new GetServiceLastAccessedDetailsCommand({ JobId })))).toBe(`NoSuchEntity 404: The job with id ${JobId} cannot be found.`);
  expect(Object.keys((await rowOf(Role!.RoleId!, 'sts'))!.actions)).toEqual(['GetCallerIdentity']);
  await iam.send(new DeleteRolePolicyCommand({ RoleName: 'app', PolicyName: 'own' }));
  await iam.send(new DeleteRoleCommand({ RoleName: 'app' }));
  expect(await rowOf(Role!.RoleId!, 'sts')).toBeUndefined();
});

test('IAM-180: uses are written down once an hour, told of for 400 days, and are in the reports that are made afterwards alone', async () => {
  const { root, iam, report, rowOf } = await start();
  const ann = await newUser(world, root, 'ann', ALLOW_SOME);
  const use = () => world.sts(ann.credentials).send(new GetCallerIdentityCommand({}));
  await use();
  const first = (await rowOf(ann.id, 'sts'))!.at;
  world.clocks.advance(3599);
  await use();
  expect((await rowOf(ann.id, 'sts'))!.at).toBe(first);
  const { JobId } = await report(ann.arn);
  world.clocks.advance(1);
  await use();
  const second = (await rowOf(ann.id, 'sts'))!.at;
  expect(second).toBeGreaterThan(first);
  const lastOf = async (job: string) => (await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId: job }))).ServicesLastAccessed!.find(({ ServiceNamespace }) => ServiceNamespace === 'sts')!.LastAuthenticated?.getTime();
  const seconds = (millis: number) => Math.floor(millis / 1000) * 1000;
  expect(seconds((await lastOf(JobId))!)).toBe(seconds(first));
  expect(seconds((await lastOf((await report(ann.arn)).JobId))!)).toBe(seconds(second));
  world.clocks.advance(401 * DAY);
  expect(await lastOf((await report(ann.arn)).JobId)).toBeUndefined();
});

test('IAM-180: a job can be read for a day, and is forgotten then; ids that no job has are unknown', async () => {
  const { root, iam, report } = await start();
  const ann = await newUser(world, root, 'ann', ALLOW_SOME);
  const { JobId } = await report(ann.arn);
  const read = (id: string) => failureOf(iam.send(new GetServiceLastAccessedDetailsCommand({ JobId: id })));
  const jobs = () => world.gateway.kv.read(async (snapshot) => snapshot.range(['aws', root.accountId, '-', 'iam', jobPieces.name]));
  world.clocks.advance(DAY - 1);
  expect(await read(JobId)).toBe('it succeeded');
  world.clocks.advance(1);
  expect(await read(JobId)).toBe(`NoSuchEntity 404: The job with id ${JobId} cannot be found.`);
  await report(ann.arn);
  expect((await jobs()).map(({ key }) => key.includes(JobId))).toEqual([false]);
  for (const id of ['00000000-0000-4000-8000-000000000000', '/'.repeat(36), '\u00e9'.repeat(36)]) expect(await read(id)).toBe(`NoSuchEntity 404: The job with id ${id} cannot be found.`);
  expect(await read('short')).toMatch(/^ValidationError 400: 1 validation error detected: Value at 'jobId' failed to satisfy constraint: Member must have length greater than or equal to 36/);
});

test('IAM-180, IAM-160: services and entities come in pages; a marker is good for its own job', async () => {
  const { root, iam, report } = await start();
  const policy = await newPolicy(iam, 'all');
  for (const name of ['ann', 'bob', 'eve']) {
    await newUser(world, root, name);
    await iam.send(new AttachUserPolicyCommand({ UserName: name, PolicyArn: policy }));
  }
  const { JobId, IsTruncated, Marker, ServicesLastAccessed } = await report(policy);
  expect([IsTruncated, ServicesLastAccessed!.length]).toEqual([true, 100]);
  const all = [...ServicesLastAccessed!];
  for (let marker = Marker; marker !== undefined; ) {
    const page = await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId, Marker: marker, MaxItems: 300 }));
    all.push(...page.ServicesLastAccessed!);
    marker = page.Marker;
  }
  const namespaces = all.map(({ ServiceNamespace }) => ServiceNamespace!);
  expect(namespaces).toEqual([...new Set(namespaces)].toSorted());
  expect(namespaces).toContain('iam');
  expect(namespaces.length).toBeGreaterThan(400);
  const names: string[] = [];
  for (let marker: string | undefined; ; ) {
    const page = await iam.send(new GetServiceLastAccessedDetailsWithEntitiesCommand({ JobId, ServiceNamespace: 's3', MaxItems: 2, Marker: marker }));
    names.push(...page.EntityDetailsList!.map(({ EntityInfo }) => EntityInfo!.Name!));
    marker = page.Marker;
    if (page.IsTruncated !== true) break;
  }
  expect(names).toEqual(['ann', 'bob', 'eve']);
  const second = await report(policy);
  expect(await failureOf(iam.send(new GetServiceLastAccessedDetailsCommand({ JobId: second.JobId, Marker })))).toBe('ValidationError 400: Invalid Marker.');
});

test('IAM-180: who does not exist is unknown, what is no entity is refused, and the permissions are needed', async () => {
  const { root, iam, report } = await start();
  const of = (resource: string, account = root.accountId) => `arn:aws:iam::${account}:${resource}`;
  expect(await failureOf(report(of('user/nobody')))).toBe('NoSuchEntity 404: The user with name nobody cannot be found.');
  expect(await failureOf(report(of('role/nobody')))).toBe('NoSuchEntity 404: The role with name nobody cannot be found.');
  expect(await failureOf(report(of('group/nobody')))).toBe('NoSuchEntity 404: The group with name nobody cannot be found.');
  expect(await failureOf(report(of('policy/none')))).toBe(`NoSuchEntity 404: Policy ${of('policy/none')} was not found.`);
  expect(await failureOf(report('arn:aws:iam::aws:policy/NoSuchPolicy'))).toBe('NoSuchEntity 404: Policy arn:aws:iam::aws:policy/NoSuchPolicy was not found.');
  expect(await failureOf(report(of('mfa/ann')))).toBe(`InvalidInput 400: Invalid Entity Arn: ${of('mfa/ann')} does not clearly define entity type and name.`);
  const ann = await newUser(world, root, 'ann', [{ Effect: 'Allow', Action: 'iam:GenerateServiceLastAccessedDetails', Resource: of('user/ann') }]);
  const other = await world.account();
  expect(await failureOf(world.iam(other).send(new GenerateServiceLastAccessedDetailsCommand({ Arn: ann.arn })))).toBe('NoSuchEntity 404: The user with name ann cannot be found.');
  expect(await failureOf(ann.iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn: of('user/bob') })))).toMatch(/^AccessDenied 403: User: .* is not authorized to perform: iam:GenerateServiceLastAccessedDetails on resource: /);
  const { JobId } = await ann.iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn: ann.arn }));
  expect(await failureOf(ann.iam.send(new GetServiceLastAccessedDetailsCommand({ JobId })))).toMatch(/^AccessDenied 403: .* iam:GetServiceLastAccessedDetails on resource: \* /);
  expect(await failureOf(ann.iam.send(new GetServiceLastAccessedDetailsWithEntitiesCommand({ JobId, ServiceNamespace: 'iam' })))).toMatch(/^AccessDenied 403: /);
  // Any principal of the account who may read reports may read this one.
  expect(await failureOf(iam.send(new GetServiceLastAccessedDetailsCommand({ JobId })))).toBe('it succeeded');
});
