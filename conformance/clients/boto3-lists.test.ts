import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { rsaPublicKey, selfSigned } from '../../packages/octroi/src/testing/certificates.ts';
import { boto3, outcome, type Keys, type Step } from './boto3.ts';
import { absence, clientEnv } from './child.ts';

const missing = await absence('boto3', 'python3', ['-c', 'import boto3']);
const READ = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:Get*', Resource: '*' } });
const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' } });
/** Of every letter case and sign that a name may have. */
const NAMES = ['+=,.@-_', 'Zed', 'alpha', 'Beta', 'x'.repeat(64)];
const TAGS = ['k', 'Kk', 'ключ', 'a b', 'z/z:=+-@._'].map((Key) => ({ Key, Value: 'значение 1' }));

describe.skipIf(missing !== null)(`lists as boto3 reads them${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let octroi: OctroiForTests;
  let accountId: string;
  let keys: Keys;
  let env: Readonly<Record<string, string>>;
  const step = (operation: string, args: object = {}): Step => ({ service: 'iam', operation, args: args as Readonly<Record<string, unknown>> });
  const own = (name: string): string => `arn:aws:iam::${accountId}:policy/${name}`;

  /** An account in which each list has several items. */
  async function filled(): Promise<readonly Step[]> {
    const one = { UserName: 'Zed' };
    const two = { GroupName: 'Zed' };
    const three = { RoleName: 'Zed' };
    const [here, there] = [await selfSigned('one.example.com'), await selfSigned('two.example.com')];
    return [
      ...NAMES.flatMap((name) => [
        step('create_user', { UserName: name, Path: "/!\"#$%&'()*+,-.:;<=>?@[]^_`{|}~/" }),
        step('create_group', { GroupName: name }),
        step('create_role', { RoleName: name, AssumeRolePolicyDocument: TRUST }),
        step('create_policy', { PolicyName: name, PolicyDocument: READ }),
        step('create_instance_profile', { InstanceProfileName: name }),
      ]),
      ...NAMES.flatMap((name) => [
        step('add_user_to_group', { ...one, GroupName: name }),
        step('add_user_to_group', { ...two, UserName: name }),
        step('add_role_to_instance_profile', { ...three, InstanceProfileName: name }),
        ...([['user', one], ['group', two], ['role', three]] as const).flatMap(([kind, owner]) => [
          step(`put_${kind}_policy`, { ...owner, PolicyName: name, PolicyDocument: READ }),
          step(`attach_${kind}_policy`, { ...owner, PolicyArn: own(name) }),
        ]),
      ]),
      step('tag_user', { ...one, Tags: TAGS }),
      step('tag_role', { ...three, Tags: TAGS }),
      step('tag_policy', { PolicyArn: own('Zed'), Tags: TAGS }),
      step('tag_instance_profile', { InstanceProfileName: 'Zed', Tags: TAGS }),
      step('create_policy_version', { PolicyArn: own('Zed'), PolicyDocument: READ }),
      step('create_policy_version', { PolicyArn: own('Zed'), PolicyDocument: READ, SetAsDefault: true }),
      step('create_access_key', one),
      step('create_access_key', one),
      step('upload_ssh_public_key', { ...one, SSHPublicKeyBody: rsaPublicKey().ssh }),
      step('upload_ssh_public_key', { ...one, SSHPublicKeyBody: rsaPublicKey().pem }),
      ...[here, there].flatMap(({ certificate, privateKey }, at) => [
        step('upload_signing_certificate', { ...one, CertificateBody: certificate }),
        step('upload_server_certificate', { ServerCertificateName: `site-${at}`, CertificateBody: certificate, PrivateKey: privateKey, Tags: TAGS }),
      ]),
    ];
  }

  beforeAll(async () => {
    octroi = await startOctroi();
    const root = await octroi.account();
    accountId = root.accountId;
    keys = [root.accessKeyId, root.secretAccessKey];
    env = clientEnv(octroi.endpoint, root);
    const made = await boto3(env, keys, await filled());
    expect(made.map(outcome).filter((line) => line !== '200')).toEqual([]);
  }, 60_000);
  afterAll(async () => {
    expect(octroi.faults).toEqual([]);
    await octroi.close();
  });

  test('IAM-160, IAM-161: every list read in pages of one item is the list read at once', async () => {
    const user = { UserName: 'zed' };
    const group = { GroupName: 'zed' };
    const role = { RoleName: 'zed' };
    const policy = { PolicyArn: own('Zed') };
    const lists: readonly (readonly [operation: string, args: object, member: string, items: number])[] = [
      ['list_users', {}, 'Users', 5], ['list_groups', {}, 'Groups', 5], ['list_roles', {}, 'Roles', 5], ['list_instance_profiles', {}, 'InstanceProfiles', 5],
      ['list_policies', { Scope: 'Local' }, 'Policies', 5], ['list_policy_versions', policy, 'Versions', 3], ['list_policy_tags', policy, 'Tags', 5],
      ['list_groups_for_user', user, 'Groups', 5], ['list_user_policies', user, 'PolicyNames', 5], ['list_attached_user_policies', user, 'AttachedPolicies', 5], ['list_user_tags', user, 'Tags', 5],
      ['list_access_keys', user, 'AccessKeyMetadata', 2], ['list_ssh_public_keys', user, 'SSHPublicKeys', 2], ['list_signing_certificates', user, 'Certificates', 2],
      ['get_group', group, 'Users', 5], ['list_group_policies', group, 'PolicyNames', 5], ['list_attached_group_policies', group, 'AttachedPolicies', 5],
      ['list_role_policies', role, 'PolicyNames', 5], ['list_attached_role_policies', role, 'AttachedPolicies', 5], ['list_role_tags', role, 'Tags', 5], ['list_instance_profiles_for_role', role, 'InstanceProfiles', 5],
      ['list_instance_profile_tags', { InstanceProfileName: 'zed' }, 'Tags', 5], ['list_server_certificates', {}, 'ServerCertificateMetadataList', 2], ['list_server_certificate_tags', { ServerCertificateName: 'site-0' }, 'Tags', 5],
      ['simulate_custom_policy', { PolicyInputList: [READ], ActionNames: ['s3:GetObject', 's3:PutObject'] }, 'EvaluationResults', 2],
      ...(['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const).map((member) => ['get_account_authorization_details', {}, member, 5] as const),
      ...(['PolicyUsers', 'PolicyGroups', 'PolicyRoles'] as const).map((member) => ['list_entities_for_policy', policy, member, 1] as const),
    ];
    const answers = await boto3(env, keys, lists.flatMap(([operation, args]) => [step(operation, args), { ...step(operation, args), pageSize: 1 }]));
    for (const [at, [operation, , member, items]] of lists.entries()) {
      const [whole, paged] = [answers[2 * at]!, answers[2 * at + 1]!];
      expect(whole.result, operation).toMatchObject({ IsTruncated: false });
      expect(whole.result, operation).not.toHaveProperty('Marker');
      expect(whole.result![member], operation).toHaveLength(items);
      expect(paged.result![member], operation).toEqual(whole.result![member]);
    }
  }, 60_000);

  test('IAM-13, IAM-14: a renamed user and a renamed group keep what they have', async () => {
    const has = (UserName: string) => ['list_groups_for_user', 'list_user_policies', 'list_attached_user_policies', 'list_user_tags'].map((operation) => step(operation, { UserName }));
    const answers = await boto3(env, keys, [
      ...has('Zed'), step('get_user', { UserName: 'Zed' }),
      step('update_user', { UserName: 'Zed', NewUserName: 'Zoe', NewPath: '/n/' }),
      ...has('Zoe'), step('get_user', { UserName: 'Zoe' }),
      step('list_access_keys', { UserName: 'Zoe' }), step('list_ssh_public_keys', { UserName: 'Zoe' }), step('list_signing_certificates', { UserName: 'Zoe' }),
      step('update_group', { GroupName: 'Zed', NewGroupName: 'Zoes' }), step('get_group', { GroupName: 'Zoes' }), step('list_entities_for_policy', { PolicyArn: own('Zed') }),
    ]);
    expect(answers.map(outcome)).toEqual(answers.map(() => '200'));
    const results = answers.map(({ result }) => result!);
    expect(results.slice(6, 10)).toEqual(results.slice(0, 4));
    const [before, after] = [results[4]!['User'] as { UserId: string }, results[10]!['User'] as { UserId: string; Arn: string }];
    expect(after).toEqual({ ...before, UserName: 'Zoe', Path: '/n/', Arn: `arn:aws:iam::${accountId}:user/n/Zoe` });
    for (const [at, member] of [[11, 'AccessKeyMetadata'], [12, 'SSHPublicKeys'], [13, 'Certificates']] as const) expect((results[at]![member] as { UserName: string }[]).map(({ UserName }) => UserName)).toEqual(['Zoe', 'Zoe']);
    expect((results[15]!['Users'] as { UserName: string }[]).map(({ UserName }) => UserName)).toEqual(['+=,.@-_', 'alpha', 'Beta', 'x'.repeat(64), 'Zoe']);
    expect(results[16]).toMatchObject({ PolicyUsers: [{ UserName: 'Zoe' }], PolicyGroups: [{ GroupName: 'Zoes' }], PolicyRoles: [{ RoleName: 'Zed' }] });
  }, 60_000);
});
