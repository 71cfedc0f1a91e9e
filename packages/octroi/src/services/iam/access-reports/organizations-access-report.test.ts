import { GenerateOrganizationsAccessReportCommand, GetOrganizationsAccessReportCommand, GetServiceLastAccessedDetailsCommand, type SortKeyType } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';
import { newOrganization, type TestOrganization } from '../simulation/organization.fixture.ts';

const OU = 'ou-abcd-11111111';
const ROOT = 'o-aaaaaaaaaa/r-abcd';
const policy = (Action: string | string[], Effect = 'Allow'): string => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Action, Resource: '*' }] });

let world: World;
let organization: TestOrganization;
const roots: Awaited<ReturnType<World['account']>>[] = [];
beforeAll(async () => {
  world = await openWorld();
  for (let count = 0; count < 3; count++) roots.push(await world.account());
  const [management, one, two] = roots;
  organization = await newOrganization(world, management!.accountId, { [OU]: 'r-abcd', 'ou-abcd-22222222': OU }, { [one!.accountId]: OU, [two!.accountId]: 'r-abcd' });
  for (const [index, root] of roots.entries()) {
    world.clocks.advance(60);
    await world.sts(root, `eu-west-${index + 1}`).send(new GetCallerIdentityCommand({}));
  }
});
afterAll(() => world.close());

const generate = async (EntityPath: string, OrganizationsPolicyId?: string, root = roots[0]!) => (await world.iam(root).send(new GenerateOrganizationsAccessReportCommand({ EntityPath, OrganizationsPolicyId }))).JobId!;
const report = async (path: string, policyId?: string, SortKey?: SortKeyType) => world.iam(roots[0]!).send(new GetOrganizationsAccessReportCommand({ JobId: await generate(path, policyId), MaxItems: 1000, SortKey }));
const used = async (path: string, policyId?: string) => (await report(path, policyId)).AccessDetails!.filter(({ EntityPath }) => EntityPath !== undefined).map((detail) => [detail.ServiceNamespace, detail.EntityPath, detail.Region, detail.TotalAuthenticatedEntities]);

test('IAM-182: the root lists all accounts but the management account, a unit and an account their own, the management account itself', async () => {
  const [management, one, two] = roots.map(({ accountId }) => accountId);
  expect(await used(ROOT)).toEqual([['sts', `${ROOT}/${two}`, 'eu-west-3', 2]]);
  expect(await used(`${ROOT}/${OU}`)).toEqual([['sts', `${ROOT}/${OU}/${one}`, 'eu-west-2', 1]]);
  expect(await used(`${ROOT}/${OU}/ou-abcd-22222222`)).toEqual([]);
  expect(await used(`${ROOT}/${two}`)).toEqual([['sts', `${ROOT}/${two}`, 'eu-west-3', 1]]);
  expect(await used(`${ROOT}/${management}`)).toEqual(expect.arrayContaining([['sts', `${ROOT}/${management}`, 'eu-west-1', 1]]));
  const whole = await report(ROOT);
  expect(whole).toMatchObject({ JobStatus: 'COMPLETED', IsTruncated: false, NumberOfServicesAccessible: whole.AccessDetails!.length, NumberOfServicesNotAccessed: whole.AccessDetails!.length - 1 });
  expect(whole.AccessDetails!.length).toBeGreaterThan(400);
  expect(whole.AccessDetails!.find(({ ServiceNamespace }) => ServiceNamespace === 's3')).toEqual({ ServiceName: 'Amazon S3', ServiceNamespace: 's3', TotalAuthenticatedEntities: 0 });
});

test('IAM-182: services that the SCPs of some level do not allow are not listed; a named policy counts alone, where it applies', async () => {
  const [management, one, two] = roots.map(({ accountId }) => accountId);
  await organization.attach('p-11111111', policy(['sts:*', 'iam:Get*']), OU);
  const of = async (path: string, policyId?: string) => (await report(path, policyId)).AccessDetails!.map(({ ServiceNamespace }) => ServiceNamespace);
  expect((await of(`${ROOT}/${OU}/${one}`)).length).toBeGreaterThan(400);
  expect(await of(ROOT, 'p-11111111')).toEqual(['iam', 'sts']);
  expect(await used(ROOT, 'p-11111111')).toEqual([['sts', `${ROOT}/${OU}/${one}`, 'eu-west-2', 1]]);
  expect(await used(`${ROOT}/${two}`, 'p-11111111')).toEqual([]);
  await organization.detachFullAccess(OU);
  expect(await of(`${ROOT}/${OU}/${one}`)).toEqual(['iam', 'sts']);
  expect((await of(ROOT)).length).toBeGreaterThan(400);
  expect((await of(`${ROOT}/${management}`, 'p-11111111')).length).toBeGreaterThan(400);
  await organization.attach('p-22222222', policy(['sqs:*', 's3:Delete*'], 'Deny'), two!);
  expect(await of(`${ROOT}/${two}`)).not.toContain('sqs');
  expect(await of(`${ROOT}/${two}`)).toContain('s3');
  expect(await of(ROOT)).toContain('sqs');
});

test('IAM-182: sorted by namespace or by time, in pages', async () => {
  const JobId = await generate(ROOT);
  const iam = world.iam(roots[0]!);
  const first = async (SortKey: SortKeyType) => (await iam.send(new GetOrganizationsAccessReportCommand({ JobId, SortKey, MaxItems: 1 }))).AccessDetails![0]!.ServiceNamespace;
  expect([await first('SERVICE_NAMESPACE_ASCENDING'), await first('SERVICE_NAMESPACE_DESCENDING'), await first('LAST_AUTHENTICATED_TIME_DESCENDING'), await first('LAST_AUTHENTICATED_TIME_ASCENDING')]).toEqual(['a2c', 'xray', 'sts', 'sts']);
  const page = await iam.send(new GetOrganizationsAccessReportCommand({ JobId }));
  expect([page.IsTruncated, page.AccessDetails!.length]).toEqual([true, 100]);
  expect((await iam.send(new GetOrganizationsAccessReportCommand({ JobId, Marker: page.Marker, MaxItems: 1 }))).AccessDetails![0]!.ServiceNamespace! > page.AccessDetails![99]!.ServiceNamespace!).toBe(true);
});

test('KEY-44, IAM-182: only the management account may ask, only of what is in its organization, and jobs are read by their own operations', async () => {
  const wrong = 'ValidationError 400: You must use the management account of your organization to perform this operation.';
  expect(await failureOf(generate(ROOT, undefined, roots[2]))).toBe(wrong);
  expect(await failureOf(generate(ROOT, undefined, await world.account()))).toBe(wrong);
  for (const path of ['o-bbbbbbbbbb/r-abcd', 'o-aaaaaaaaaa/r-bcde', `${ROOT}/ou-abcd-22222222`, `${ROOT}/ou-abcd-99999999`, `${ROOT}/${roots[1]!.accountId}`, `${ROOT}/999999999999`]) {
    expect(await failureOf(generate(path))).toBe(`ValidationError 400: The entity path ${path} does not exist in your organization.`);
  }
  expect(await failureOf(generate(ROOT, 'p-99999999'))).toBe('ValidationError 400: The service control policy p-99999999 does not exist in your organization.');
  const JobId = await generate(ROOT);
  expect(await failureOf(world.iam(roots[0]!).send(new GetServiceLastAccessedDetailsCommand({ JobId })))).toBe(`NoSuchEntity 404: The job with id ${JobId} cannot be found.`);
  expect(await failureOf(world.iam(roots[1]!).send(new GetOrganizationsAccessReportCommand({ JobId })))).toBe(`NoSuchEntity 404: The job with id ${JobId} cannot be found.`);
  const ann = await newUser(world, roots[0]!, 'ann', [{ Effect: 'Allow', Action: 'iam:GenerateOrganizationsAccessReport', Resource: '*', Condition: { StringEquals: { 'iam:OrganizationsPolicyId': 'p-11111111' } } }]);
  expect(await failureOf(ann.iam.send(new GenerateOrganizationsAccessReportCommand({ EntityPath: ROOT, OrganizationsPolicyId: 'p-11111111' })))).toBe('it succeeded');
  expect(await failureOf(ann.iam.send(new GenerateOrganizationsAccessReportCommand({ EntityPath: ROOT })))).toMatch(/^AccessDenied 403: .* on resource: arn:aws:iam::\d{12}:access-report\/o-aaaaaaaaaa\/r-abcd /);
  expect(world.faults).toEqual([]);
});
