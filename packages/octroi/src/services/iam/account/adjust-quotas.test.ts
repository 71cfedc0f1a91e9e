import {
  AddUserToGroupCommand, AttachGroupPolicyCommand, AttachRolePolicyCommand, AttachUserPolicyCommand, CreateAccessKeyCommand, CreateGroupCommand, CreateInstanceProfileCommand, CreatePolicyCommand,
  CreatePolicyVersionCommand, CreateRoleCommand, CreateServiceLinkedRoleCommand, CreateUserCommand, CreateVirtualMFADeviceCommand, DeleteGroupCommand, GetAccountSummaryCommand, ListGroupsCommand, PutGroupPolicyCommand, PutRolePolicyCommand, PutUserPolicyCommand, UpdateAssumeRolePolicyCommand, UploadServerCertificateCommand, UploadSigningCertificateCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuotas, setQuotas } from '../../../gateway/accounts.ts';
import { selfSigned } from '../../../testing/certificates.ts';
import { openWorld } from '../../../testing/world.ts';
import { QUOTAS, type QuotaName, type QuotaValues } from '../shared/quota.ts';
import { failureOf } from '../shared/testing.ts';
import { quotaProblem } from './adjust-quotas.ts';

const ID = '111122223333';
const pairs = await Promise.all([selfSigned('one.example.com'), selfSigned('two.example.com')]);
const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' } });
const POLICY = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } });
const AWS = (name: string) => `arn:aws:iam::aws:policy/${name}`;

async function start(quotas: QuotaValues) {
  const world = await openWorld();
  const root = (await world.gateway.addAccount({ id: ID, quotas }))!;
  return { world, iam: world.iam(root), summary: async () => (await world.iam(root).send(new GetAccountSummaryCommand({}))).SummaryMap! };
}

type Step = (iam: IAMClient) => Promise<unknown>;
const user = (UserName: string): Step => (iam) => iam.send(new CreateUserCommand({ UserName }));
const group = (GroupName: string): Step => (iam) => iam.send(new CreateGroupCommand({ GroupName }));
const role = (RoleName: string): Step => (iam) => iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST }));
const policy = (PolicyName: string): Step => (iam) => iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: POLICY }));
const version: Step = (iam) => iam.send(new CreatePolicyVersionCommand({ PolicyArn: `arn:aws:iam::${ID}:policy/p`, PolicyDocument: POLICY }));
const device = (VirtualMFADeviceName: string): Step => (iam) => iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName }));
const certificate = (ServerCertificateName: string): Step => (iam) => iam.send(new UploadServerCertificateCommand({ ServerCertificateName, CertificateBody: pairs[0]!.certificate, PrivateKey: pairs[0]!.privateKey }));
const signing = (index: number): Step => (iam) => iam.send(new UploadSigningCertificateCommand({ UserName: 'a', CertificateBody: pairs[index]!.certificate }));
const both = (steps: readonly Step[]): Step => async (iam) => {
  for (const step of steps) await step(iam);
};

/** What an account with one more of it is refused, with the quota set to `value`. */
const CASES: readonly (readonly [quota: QuotaName, value: number, first: Step, beyond: Step, refusal: string])[] = [
  ['UsersQuota', 1, user('a'), user('b'), 'Cannot exceed quota for UsersPerAccount: 1'],
  ['UsersQuota', 2, both([device('a'), device('b')]), device('c'), 'Cannot exceed quota for VirtualMFADevicesPerAccount: 2'],
  ['ServerCertificatesQuota', 1, certificate('a'), certificate('b'), 'Cannot exceed quota for ServerCertificatesPerAccount: 1'],
  ['SigningCertificatesPerUserQuota', 1, both([user('a'), signing(0)]), signing(1), 'Cannot exceed quota for CertificatesPerUser: 1'],
  ['GroupsQuota', 1, group('a'), group('b'), 'Cannot exceed quota for GroupsPerAccount: 1'],
  ['RolesQuota', 1, role('a'), role('b'), 'Cannot exceed quota for RolesPerAccount: 1'],
  ['PoliciesQuota', 1, policy('a'), policy('b'), 'Cannot exceed quota for PoliciesPerAccount: 1'],
  ['PolicyVersionsInUseQuota', 2, both([policy('p'), version]), version, 'Cannot exceed quota for PolicyVersionsInUse: 2'],
  ['VersionsPerPolicyQuota', 2, both([policy('p'), version]), version, 'A managed policy can have up to 2 versions. Before you create a new version, you must delete an existing version.'],
  ['InstanceProfilesQuota', 1, (iam) => iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'a' })), (iam) => iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'b' })), 'Cannot exceed quota for InstanceProfilesPerAccount: 1'],
  ['AccessKeysPerUserQuota', 1, both([user('a'), (iam) => iam.send(new CreateAccessKeyCommand({ UserName: 'a' }))]), (iam) => iam.send(new CreateAccessKeyCommand({ UserName: 'a' })), 'Cannot exceed quota for AccessKeysPerUser: 1'],
  ['GroupsPerUserQuota', 1, both([user('a'), group('g'), group('h'), (iam) => iam.send(new AddUserToGroupCommand({ UserName: 'a', GroupName: 'g' }))]), (iam) => iam.send(new AddUserToGroupCommand({ UserName: 'a', GroupName: 'h' })), 'Cannot exceed quota for GroupsPerUser: 1'],
  ['AttachedPoliciesPerUserQuota', 1, both([user('a'), (iam) => iam.send(new AttachUserPolicyCommand({ UserName: 'a', PolicyArn: AWS('ReadOnlyAccess') }))]), (iam) => iam.send(new AttachUserPolicyCommand({ UserName: 'a', PolicyArn: AWS('IAMFullAccess') })), 'Cannot exceed quota for PoliciesPerUser: 1'],
  ['AttachedPoliciesPerGroupQuota', 1, both([group('a'), (iam) => iam.send(new AttachGroupPolicyCommand({ GroupName: 'a', PolicyArn: AWS('ReadOnlyAccess') }))]), (iam) => iam.send(new AttachGroupPolicyCommand({ GroupName: 'a', PolicyArn: AWS('IAMFullAccess') })), 'Cannot exceed quota for PoliciesPerGroup: 1'],
  ['AttachedPoliciesPerRoleQuota', 1, both([role('a'), (iam) => iam.send(new AttachRolePolicyCommand({ RoleName: 'a', PolicyArn: AWS('ReadOnlyAccess') }))]), (iam) => iam.send(new AttachRolePolicyCommand({ RoleName: 'a', PolicyArn: AWS('IAMFullAccess') })), 'Cannot exceed quota for PoliciesPerRole: 1'],
  ['PolicySizeQuota', 50, user('a'), policy('p'), 'Cannot exceed quota for PolicySize: 50'],
  ['UserPolicySizeQuota', 50, user('a'), (iam) => iam.send(new PutUserPolicyCommand({ UserName: 'a', PolicyName: 'p', PolicyDocument: POLICY })), 'Maximum policy size of 50 bytes exceeded for user a'],
  ['GroupPolicySizeQuota', 50, group('a'), (iam) => iam.send(new PutGroupPolicyCommand({ GroupName: 'a', PolicyName: 'p', PolicyDocument: POLICY })), 'Maximum policy size of 50 bytes exceeded for group a'],
  ['RolePolicySizeQuota', 50, role('a'), (iam) => iam.send(new PutRolePolicyCommand({ RoleName: 'a', PolicyName: 'p', PolicyDocument: POLICY })), 'Maximum policy size of 50 bytes exceeded for role a'],
  ['AssumeRolePolicySizeQuota', 50, user('a'), role('r'), 'Cannot exceed quota for ACLSizePerRole: 50'],
];

test.each(CASES)('IAM-131, IAM-25, POL-63: %s of an account is %i if it is set so, and the refusal says it', async (quota, value, first, beyond, refusal) => {
  const { world, iam, summary } = await start({ [quota]: value });
  await first(iam);
  expect((await summary())[quota]).toBe(value);
  expect(await failureOf(beyond(iam))).toBe(`LimitExceeded 409: ${refusal}`);
  // Raised again, it lets the same through; other accounts never knew of it.
  await setQuotas(world.gateway.kv, ID, { [quota]: QUOTAS[quota].standard });
  expect(await failureOf(beyond(iam))).toBe('it succeeded');
  expect((await world.iam(await world.account()).send(new GetAccountSummaryCommand({}))).SummaryMap![quota]).toBe(QUOTAS[quota].standard);
  expect(world.faults).toEqual([]);
});

test('IAM-134: what AWS grants on request is granted here', async () => {
  const most = Object.fromEntries(Object.entries(QUOTAS).map(([name, { most: value }]) => [name, value]));
  const { world, iam, summary } = await start(most);
  expect(await summary()).toMatchObject({ ...most, RolesQuota: 5000, GroupsQuota: 500, InstanceProfilesQuota: 5000, PoliciesQuota: 5000, ServerCertificatesQuota: 1000, AssumeRolePolicySizeQuota: 4096 });
  await role('r')(iam);
  const long = JSON.stringify({ Version: '2012-10-17', Statement: { Sid: 'a'.repeat(3000), Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' } });
  expect(await failureOf(iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'r', PolicyDocument: long })))).toBe('it succeeded');
  expect(await failureOf(iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'r', PolicyDocument: long.replace('aaa', 'a'.repeat(1100)) })))).toBe('LimitExceeded 409: Cannot exceed quota for ACLSizePerRole: 4096');
  expect(world.faults).toEqual([]);
});

test('IAM-110, IAM-134: a service-linked role is made beyond the quota, and takes the room of another role', async () => {
  const { world, iam, summary } = await start({ RolesQuota: 2 });
  const linked = (AWSServiceName: string): Step => (client) => client.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
  await both([role('a'), linked('autoscaling.amazonaws.com')])(iam);
  expect(await failureOf(role('b')(iam))).toBe('LimitExceeded 409: Cannot exceed quota for RolesPerAccount: 2');
  expect(await failureOf(linked('elasticloadbalancing.amazonaws.com')(iam))).toBe('it succeeded');
  expect(await summary()).toMatchObject({ Roles: 3, RolesQuota: 2 });
  expect(world.faults).toEqual([]);
});

test('IAM-134: what AWS does not grant, and names that it does not have, are sentences; other quotas stay', async () => {
  expect(quotaProblem({ RolesQuota: 5000, UsersQuota: 0 })).toBe(null);
  expect(quotaProblem({ RolesQuota: 5001 })).toBe('RolesQuota must be a whole number from 0 to 5000, which is the most that AWS grants');
  expect(quotaProblem({ RolesQuota: 1.5 })).toMatch(/^RolesQuota must be a whole number/);
  expect(quotaProblem({ RolesQuota: '7' })).toMatch(/^RolesQuota must be a whole number/);
  for (const name of ['Roles', 'GlobalEndpointTokenVersion', 'toString', '__proto__']) expect(quotaProblem(JSON.parse(`{"${name}":1}`) as object as Record<string, unknown>)).toMatch(new RegExp(`^\`${name}\` is no quota of an account; known are AccessKeysPerUserQuota, `));
  const { world } = await start({ RolesQuota: 7 });
  const { kv } = world.gateway;
  await expect(setQuotas(kv, ID, { UsersQuota: 5001 })).rejects.toThrow('UsersQuota must be');
  await expect(setQuotas(kv, '999988887777', { UsersQuota: 5 })).rejects.toThrow('there is no account 999988887777');
  await expect(world.gateway.addAccount({ id: '444455556666', quotas: { UsersQuota: 5001 } })).rejects.toThrow('account 444455556666: UsersQuota must be');
  await setQuotas(kv, ID, { UsersQuota: 5 });
  expect(await readQuotas(kv, ID)).toMatchObject({ RolesQuota: 7, UsersQuota: 5, GroupsQuota: 300 });
});

test('IAM-134: creations and deletions side by side, and changes of the quota, never bring an account beyond it', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('create' as const), name: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ kind: fc.constant('delete' as const), name: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ kind: fc.constant('quota' as const), name: fc.integer({ min: 0, max: 4 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }), async (rounds) => {
      const { world, iam } = await start({ GroupsQuota: 2 });
      const count = async () => (await iam.send(new ListGroupsCommand({}))).Groups!.length;
      let limit = 2;
      let before = 0;
      for (const round of rounds) {
        // The quota is changed between rounds, so that each has one.
        for (const { kind, name } of round) if (kind === 'quota') limit = name;
        await setQuotas(world.gateway.kv, ID, { GroupsQuota: limit });
        const outcomes = await Promise.all(
          round.flatMap(({ kind, name }) => (kind === 'quota' ? [] : [failureOf(kind === 'create' ? iam.send(new CreateGroupCommand({ GroupName: `g${name}` })) : iam.send(new DeleteGroupCommand({ GroupName: `g${name}` })))])),
        );
        const after = await count();
        expect(after).toBeLessThanOrEqual(Math.max(limit, before));
        for (const outcome of outcomes) expect(outcome).toMatch(new RegExp(`^it succeeded|^EntityAlreadyExists|^NoSuchEntity|quota for GroupsPerAccount: ${limit}$`));
        before = after;
      }
      // A refusal is always true: whatever was made and deleted, room is room.
      for (let name = before; name < limit; name++) expect(await failureOf(iam.send(new CreateGroupCommand({ GroupName: `room${name}` })))).toBe('it succeeded');
      expect(await failureOf(iam.send(new CreateGroupCommand({ GroupName: 'more' })))).toBe(`LimitExceeded 409: Cannot exceed quota for GroupsPerAccount: ${limit}`);
      expect(world.faults).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
