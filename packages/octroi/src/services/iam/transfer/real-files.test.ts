import { GetAccountAuthorizationDetailsCommand, GetRoleCommand, ListAttachedRolePoliciesCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { awsManagedPolicy } from '../managed-policies/load.ts';
import { ImportRefused } from './file.ts';
import { exportAccount } from './export-account.ts';
import { importAccount } from './import-account.ts';
import { readPages } from './pages.ts';

const ACCOUNT = '111122223333';
const home = { partition: 'aws', account: ACCOUNT, region: '-' };
const own = (rest: string) => `arn:aws:iam::${ACCOUNT}:${rest}`;
const document = (Action: string, Effect = 'Allow') => ({ Version: '2012-10-17', Statement: [{ Effect, Action, Resource: '*' }] });
const trust = (Principal: object) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] });
const user = (name: string, more: object = {}) => ({ Path: '/', UserName: name, UserId: `AIDA${name.toUpperCase().padEnd(17, '0')}`, Arn: own(`user/${name}`), CreateDate: '2024-01-01T00:00:00+00:00', GroupList: [], AttachedManagedPolicies: [], Tags: [], ...more });
const role = (name: string, more: object = {}) => ({
  Path: '/', RoleName: name, RoleId: `AROA${name.toUpperCase().replace(/[^A-Z0-9]/g, '').slice(0, 17).padEnd(17, '0')}`, Arn: own(`role/${name}`), CreateDate: '2024-01-01T00:00:00Z', AssumeRolePolicyDocument: trust({ AWS: own('root') }),
  InstanceProfileList: [], RolePolicyList: [], AttachedManagedPolicies: [], Tags: [], RoleLastUsed: {}, ...more,
});
const attached = (...arns: string[]) => ({ AttachedManagedPolicies: arns.map((PolicyArn) => ({ PolicyName: PolicyArn.split('/').at(-1)!, PolicyArn })) });
const awsPolicy = (path: string, Document: unknown, version = 'v3') => ({
  PolicyName: path.split('/').at(-1)!, PolicyId: 'ANPAI00000000000000AB', Arn: `arn:aws:iam::aws:policy/${path}`, Path: '/', DefaultVersionId: version, AttachmentCount: 1, PermissionsBoundaryUsageCount: 0, IsAttachable: true,
  CreateDate: '2015-02-06T18:39:46+00:00', UpdateDate: '2024-02-06T18:39:46+00:00', PolicyVersionList: [{ Document, VersionId: version, IsDefaultVersion: true, CreateDate: '2024-02-06T18:39:46+00:00' }],
});

async function imported(...pages: readonly unknown[]) {
  const world = await openWorld();
  const root = await world.account(ACCOUNT);
  const { report } = await importAccount(world.gateway.kv, home, pages, { now: 0 });
  return { world, iam: world.iam(root), said: new Map(report.map(({ sentence, names }) => [sentence, names])) };
}

const text = (value: string) => new TextEncoder().encode(value);

test('a file may be one page, a list of pages, or pages one after another, in UTF-8 or UTF-16', () => {
  const [one, two] = [{ UserDetailList: [{ a: '}"{\\' }] }, { Policies: [] }];
  const [a, b] = [JSON.stringify(one), JSON.stringify(two, null, 4)];
  for (const [bytes, pages] of [
    [text(a), [one]],
    [text(`[${a},${b}]`), [one, two]],
    [text(`${a}\n${b}\n`), [one, two]],
    [text(`${a}${b}`), [one, two]],
    [text(`\uFEFF${b}\r\n\r\n[${a}]`), [two, one]],
    [Buffer.from(`\uFEFF${a}`, 'utf16le'), [one]],
  ] as const) {
    expect(readPages(bytes, 'the file')).toEqual(pages);
  }
  for (const broken of ['', ' ', 'x', '{', '}', '{}}', '{} x', '{} 7', '"x"', '7', '{"a":}', '{"a', `{}${'x'.repeat(10)}{}`]) expect(() => readPages(text(broken), '`f`'), broken).toThrow(new ImportRefused('`f` is no JSON'));
  expect(() => readPages(text('[[[['.repeat(1_000_000)), '`f`')).toThrow('`f` is nested more than 100 deep');
  expect(() => readPages(Uint8Array.of(0x7b, 0xff, 0x7d), '`f`')).toThrow('`f` is no text of UTF-8 or UTF-16');
});

test('pages are put together; what stands on two of them counts once, and a file that is cut off is told', async () => {
  const page = { UserDetailList: [user('ann')], GroupDetailList: [], RoleDetailList: [], Policies: [], IsTruncated: true, Marker: 'x' };
  const { iam, said } = await imported(page, { ...page, UserDetailList: [user('ann'), user('bob')] });
  expect((await iam.send(new GetAccountAuthorizationDetailsCommand({}))).UserDetailList).toHaveLength(2);
  expect(said.get('stands in the file more than once, and counts once')).toEqual([own('user/ann')]);
  expect(said.get('the file is cut off: its last page says that there are more, and what they hold is missing here')).toEqual([]);
  const whole = await imported({ ...page, ResponseMetadata: { RequestId: 'x' } }, { UserDetailList: [user('bob')], IsTruncated: false });
  expect([...whole.said.keys()].some((sentence) => sentence.includes('cut off'))).toBe(false);
  await expect(imported(page, { UserDetailList: [user('ann', { Tags: [{ Key: 'a', Value: 'b' }] })] })).rejects.toThrow('there is another user `ann` in the file');
});

test('documents of SDKs, percent-encoded, and times of every kind decide as those of the AWS CLI', async () => {
  const encoded = (value: object) => encodeURIComponent(JSON.stringify(value, null, 1));
  const times = ['2024-01-01T00:00:00+00:00', '2024-01-01T00:00:00Z', '2024-01-01 00:00:00+00:00', 1_704_067_200, 1_704_067_200.5];
  for (const CreateDate of times) {
    const { world } = await imported({ UserDetailList: [user('ann', { CreateDate, UserPolicyList: [{ PolicyName: 'p', PolicyDocument: encoded(document('s3:*')) }] })], RoleDetailList: [role('r', { AssumeRolePolicyDocument: encoded(trust({ AWS: own('user/ann') })) })] });
    const { details } = await exportAccount(world.gateway.kv, home);
    expect(details.UserDetailList).toMatchObject([{ CreateDate: expect.stringMatching(/^2024-01-01T00:00:00\.[05]00Z$/) as unknown }]);
  }
});

test("POL-18: AWS's policies that are not known here, or have another text, keep the account's decisions and are told", async () => {
  const unknown = 'arn:aws:iam::aws:policy/service-role/OfTomorrow';
  const { world, iam, said } = await imported({
    UserDetailList: [user('ann', { ...attached(unknown, 'arn:aws:iam::aws:policy/ReadOnlyAccess'), PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: unknown } })],
    RoleDetailList: [role('r', attached(unknown))],
    Policies: [
      awsPolicy('service-role/OfTomorrow', { Version: '2012-10-17', Statement: [document('s3:*').Statement[0], { Effect: 'Deny', Action: 's3:Delete*', Resource: '*' }] }),
      awsPolicy('ReadOnlyAccess', document('s3:Get*'), 'v999'),
      awsPolicy('IAMFullAccess', JSON.parse(awsManagedPolicy('arn:aws:iam::aws:policy/IAMFullAccess')!.document)),
      { ...awsPolicy('x', {}), PolicyName: 'OfTomorrow', PolicyId: 'ANPAI00000000000000AC', Arn: own('policy/OfTomorrow'), PolicyVersionList: [{ Document: document('ec2:*'), VersionId: 'v3', IsDefaultVersion: true }] },
    ],
  });
  const copy = own('policy/aws/service-role/OfTomorrow-1');
  expect(said.get('is not among the policies of AWS that are known here, so a policy of the account holds its document')).toEqual([`\`${unknown}\` as \`${copy}\``]);
  expect(said.get('has another text here than in the file, and decisions go by the one here')).toEqual([expect.stringMatching(/^`arn:aws:iam::aws:policy\/ReadOnlyAccess` v\d+ here, v999 in the file$/)]);
  expect((await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'r' }))).AttachedPolicies).toEqual([{ PolicyName: 'OfTomorrow-1', PolicyArn: copy }]);
  const decisions = (await iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn: own('user/ann'), ActionNames: ['s3:PutObject', 's3:DeleteObject', 'iam:ListUsers', 'ec2:RunInstances'] }))).EvaluationResults!;
  expect(decisions.map(({ EvalDecision }) => EvalDecision)).toEqual(['allowed', 'explicitDeny', 'implicitDeny', 'implicitDeny']);
  expect(world.faults).toEqual([]);
  await expect(imported({ UserDetailList: [user('ann', attached(unknown))] })).rejects.toThrow(`names the policy \`${unknown}\`, which is neither in the file nor known of AWS`);
});

test('service-linked roles, roles of IAM Identity Center and trust in those who are gone are taken as they are', async () => {
  const linked = 'AWSServiceRoleForSupport';
  const sso = 'AWSReservedSSO_Admin_0123456789abcdef';
  const provider = own('saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE');
  const oidc = own('oidc-provider/token.actions.githubusercontent.com');
  const { world, iam, said } = await imported({
    RoleDetailList: [
      role(linked, { Path: '/aws-service-role/support.amazonaws.com/', Arn: own(`role/aws-service-role/support.amazonaws.com/${linked}`), AssumeRolePolicyDocument: trust({ Service: 'support.amazonaws.com' }), ...attached('arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy') }),
      role(sso, {
        Path: '/aws-reserved/sso.amazonaws.com/eu-west-1/', Arn: own(`role/aws-reserved/sso.amazonaws.com/eu-west-1/${sso}`),
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Federated: provider }, Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'], Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } } }] },
      }),
      role('ci', { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Federated: oidc }, Action: 'sts:AssumeRoleWithWebIdentity', Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:a/b:*' } } }] } }),
      role('old', { AssumeRolePolicyDocument: trust({ AWS: ['AIDAGONEGONEGONEGONE0', 'arn:aws:iam::999988887777:role/theirs', own('user/left')] }) }),
    ],
  });
  expect(said.get('trusts an identity provider, which no such file has; nobody comes in by it until it is made here')).toEqual([`role ${sso} \`${provider}\``, `role ci \`${oidc}\``]);
  expect(said.get('trusts somebody who is not here, and is kept as it is written')).toEqual(['role old `arn:aws:iam::999988887777:role/theirs`', `role old \`${own('user/left')}\``]);
  expect(said.get('AWS does not tell the description and the longest session, so there is no description, and an hour')).toHaveLength(4);
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'old' }));
  expect(JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!))).toEqual(trust({ AWS: ['AIDAGONEGONEGONEGONE0', 'arn:aws:iam::999988887777:role/theirs', own('user/left')] }));
  expect((await iam.send(new GetRoleCommand({ RoleName: linked }))).Role!.Path).toBe('/aws-service-role/support.amazonaws.com/');
  expect(world.faults).toEqual([]);
});

test('members that are not known here are told, each once', async () => {
  const { said } = await imported({ UserDetailList: [user('ann', { Mood: 'good' }), user('bob', { Mood: 'bad' })], RoleDetailList: [role('r', { InstanceProfileList: [{ InstanceProfileName: 'r', Arn: own('instance-profile/r'), Roles: [], Size: 1 }] })], Providers: [] });
  expect(said.get('is not known here, so not carried over')).toEqual(['`Providers`', '`Mood` of user', '`Size` of instance profile']);
});

test('whatever a file holds, it is imported or refused with a sentence', async () => {
  const world = await openWorld({ rerunProbability: 0 });
  await world.account(ACCOUNT);
  const odd = fc.oneof(fc.constantFrom<unknown>(null, 0, '', [], {}, true, 'x', [null], [[]], [{}], '%', '\0', -1e300, { Tags: 1 }), fc.jsonValue({ maxDepth: 2 }));
  const good = { UserDetailList: [user('ann', { GroupList: ['crew'], PermissionsBoundary: { PermissionsBoundaryArn: own('policy/p') } })], GroupDetailList: [{ GroupName: 'crew', Arn: own('group/crew'), GroupPolicyList: [{ PolicyName: 'i', PolicyDocument: document('s3:*') }], ...attached(own('policy/p')) }], RoleDetailList: [role('r')], Policies: [{ PolicyName: 'p', Arn: own('policy/p'), DefaultVersionId: 'v1', PolicyVersionList: [{ VersionId: 'v1', Document: document('s3:*') }] }, awsPolicy('Unknown', document('s3:*'))] };
  const places: (readonly (string | number)[])[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (path.length > 0) places.push(path);
    if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(good, []);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), odd, async (place, value) => {
      const page = structuredClone(good) as never as Record<string | number, unknown>;
      let at = page;
      for (const part of place.slice(0, -1)) at = at[part] as typeof at;
      at[place.at(-1)!] = value;
      const outcome = await importAccount(world.gateway.kv, home, [page], { now: 0, replace: true }).then(() => null, (error: unknown) => error);
      if (outcome !== null) expect(outcome).toBeInstanceOf(ImportRefused);
    }),
    { numRuns: 300 },
  );
});
