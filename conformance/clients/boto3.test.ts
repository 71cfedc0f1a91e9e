import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { boto3, outcome, type Keys, type Step } from './boto3.ts';
import { proveFacts, type Fact } from './boto3-facts.ts';
import { absence, clientEnv } from './child.ts';

const missing = await absence('boto3', 'python3', ['-c', 'import boto3']);
const document = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const READ = document({ Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::b/a%20b ~é' });
const trust = (principal: unknown, action: unknown = 'sts:AssumeRole', more: object = {}) => document({ Effect: 'Allow', Principal: principal, Action: action, ...more });
const tags = (count: number) => Array.from({ length: count }, (_, at) => ({ Key: `k${at}`, Value: 'v' }));
const AWS = 'arn:aws:iam::aws:policy';

describe.skipIf(missing !== null)(`boto3, unmodified${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let octroi: OctroiForTests;
  let accountId: string;
  let keys: Keys;
  let env: Readonly<Record<string, string>>;
  const own = (name: string): string => `arn:aws:iam::${accountId}:policy/${name}`;
  beforeAll(async () => {
    octroi = await startOctroi();
    const root = await octroi.account();
    accountId = root.accountId;
    keys = [root.accessKeyId, root.secretAccessKey];
    env = clientEnv(octroi.endpoint, root);
  });
  afterAll(async () => {
    expect(octroi.faults).toEqual([]);
    await octroi.close();
  });

  const prove = (service: 'iam' | 'sts', facts: readonly Fact[], by: Keys = keys) => proveFacts(env, by, service, facts);

  const USER = ['Path', 'UserName', 'UserId', 'Arn', 'CreateDate'];
  const ROLE = ['Path', 'RoleName', 'RoleId', 'Arn', 'CreateDate', 'AssumeRolePolicyDocument'];
  const POLICY = ['PolicyName', 'PolicyId', 'Arn', 'Path', 'DefaultVersionId', 'AttachmentCount', 'PermissionsBoundaryUsageCount', 'IsAttachable', 'CreateDate', 'UpdateDate'];

  test('IAM-21, IAM-23, IAM-24, IAM-30, IAM-33, IAM-40 to IAM-42, IAM-60, IAM-91: users, keys and groups', async () => {
    const user = { UserName: 'ann' };
    const key = { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' };
    await prove('iam', [
      ['IAM-80', 'create_policy', { PolicyName: 'bound', PolicyDocument: READ }, '200'],
      ['IAM-30', 'create_user', { ...user, Path: '/p/', Tags: tags(1), PermissionsBoundary: own('bound') }, { User: [...USER, 'Tags', 'PermissionsBoundary'] }],
      ['IAM-30', 'list_users', {}, { '': ['Users', 'IsTruncated'], Users: USER }],
      ['IAM-22', 'put_user_permissions_boundary', { ...user, PermissionsBoundary: own('nonexistent-policy') }, `NoSuchEntity 404: Scope ARN: ${own('nonexistent-policy')} does not exist or is not attachable.`],
      ['IAM-22', 'put_user_permissions_boundary', { ...user, PermissionsBoundary: `arn:aws:iam::${accountId}:not_a_policy/invalid` }, `InvalidInput 400: ARN arn:aws:iam::${accountId}:not_a_policy/invalid is not valid.`],
      ['IAM-75', 'delete_user_permissions_boundary', user, '200'],
      ['IAM-30', 'get_user', user, { User: [...USER, 'Tags'] }],
      ['IAM-23', 'create_user', { UserName: 'ANN' }, 'EntityAlreadyExists 409: User with name ANN already exists.'],
      ['IAM-5', 'create_user', { UserName: 'a b' }, 'ValidationError 400: The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-'],
      ['IAM-21', 'get_user', { UserName: 'nobody' }, 'NoSuchEntity 404: The user with name nobody cannot be found.'],
      ['IAM-91', 'tag_user', { ...user, Tags: [{ Key: 'a', Value: '' }, { Key: 'A', Value: '' }] }, 'InvalidInput 400: Duplicate tag keys found. Please note that Tag keys are case insensitive.'],
      ['IAM-90', 'tag_user', { ...user, Tags: tags(51) }, "ValidationError 400: 1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50"],
      ['IAM-5', 'tag_user', { ...user, Tags: [{ Key: 'k#', Value: '' }] }, "ValidationError 400: 1 validation error detected: Value at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+"],
      ['IAM-92', 'untag_user', { ...user, TagKeys: ['K0', 'absent'] }, '200'],
      ['IAM-93', 'list_user_tags', user, { '': ['Tags', 'IsTruncated'] }],
      ['IAM-40', 'create_access_key', user, { AccessKey: ['UserName', 'AccessKeyId', 'Status', 'SecretAccessKey', 'CreateDate'] }],
      ['IAM-41', 'list_access_keys', user, { '': ['AccessKeyMetadata', 'IsTruncated'], AccessKeyMetadata: ['UserName', 'AccessKeyId', 'Status', 'CreateDate'] }],
      ['IAM-25', 'create_access_key', user, '200'],
      ['IAM-25', 'create_access_key', user, 'LimitExceeded 409: Cannot exceed quota for AccessKeysPerUser: 2'],
      ['IAM-21', 'update_access_key', { ...user, ...key, Status: 'Inactive' }, 'NoSuchEntity 404: The Access Key with id AKIAIOSFODNN7EXAMPLE cannot be found.'],
      ['IAM-5', 'update_access_key', { ...user, ...key, Status: 'x' }, "ValidationError 400: 1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set"],
      ['IAM-42', 'get_access_key_last_used', key, `AccessDenied 403: User: arn:aws:iam::${accountId}:root is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key AKIAIOSFODNN7EXAMPLE`],
      ['IAM-4', 'delete_access_key', key, 'ValidationError 400: Must specify userName when calling with non-User credentials'],
      ['IAM-60', 'create_group', { GroupName: 'g' }, { Group: ['Path', 'GroupName', 'GroupId', 'Arn', 'CreateDate'] }],
      ['IAM-33', 'remove_user_from_group', { GroupName: 'none', UserName: 'nobody' }, 'NoSuchEntity 404: The user with name nobody cannot be found.'],
      ['IAM-33', 'remove_user_from_group', { GroupName: 'none', ...user }, 'NoSuchEntity 404: The group with name none cannot be found.'],
      ['IAM-33', 'add_user_to_group', { GroupName: 'g', ...user }, '200'],
      ['IAM-60', 'get_group', { GroupName: 'g' }, { '': ['Group', 'Users', 'IsTruncated'], Users: USER }],
      ['IAM-24', 'delete_group', { GroupName: 'g' }, 'DeleteConflict 409: Cannot delete entity, must remove users from group first.'],
      ['IAM-21', 'get_group_policy', { GroupName: 'g', PolicyName: 'p' }, 'NoSuchEntity 404: The group policy with name p cannot be found.'],
      ['IAM-160', 'list_groups', { Marker: 'made up' }, 'ValidationError 400: Invalid Marker.'],
    ]);
  });

  test('IAM-70 to IAM-75, IAM-80 to IAM-87: roles, managed and inline policies', async () => {
    const role = { RoleName: 'app' };
    const bad = (rule: string, PolicyDocument: string, message: string): Fact => [rule, 'update_assume_role_policy', { ...role, PolicyDocument }, `MalformedPolicyDocument 400: ${message}`];
    const at = { PolicyArn: own('read') };
    await prove('iam', [
      ['IAM-70', 'create_role', { ...role, AssumeRolePolicyDocument: trust({ AWS: accountId }), Description: 'd', MaxSessionDuration: 7200 }, { Role: ROLE }],
      ['IAM-70', 'get_role', role, { Role: [...ROLE, 'Description', 'MaxSessionDuration', 'RoleLastUsed'], 'Role.RoleLastUsed': [] }],
      ['IAM-73', 'update_role', role, '200'],
      ['IAM-73', 'update_role_description', { ...role, Description: 'e' }, { Role: [...ROLE, 'Description'] }],
      bad('POL-70', 'no json', 'This policy contains invalid Json'),
      bad('POL-71', trust('*', 's3:GetObject'), 'AssumeRole policy may only specify STS AssumeRole actions.'),
      bad('POL-72', trust('*', 'sts:AssumeRole', { Resource: '*' }), 'Has prohibited field Resource'),
      bad('POL-73', trust({ AWS: `arn:aws:iam::${accountId}:user/nobody` }), `Invalid principal in policy: "AWS":"arn:aws:iam::${accountId}:user/nobody"`),
      ['IAM-80', 'create_policy', { PolicyName: 'read', PolicyDocument: READ, Description: 'd' }, { Policy: POLICY }],
      ['IAM-80', 'get_policy', at, { Policy: [...POLICY, 'Description', 'Tags'] }],
      ['IAM-80', 'list_policies', { Scope: 'Local' }, { '': ['Policies', 'IsTruncated'], Policies: POLICY }],
      ['IAM-23', 'create_policy', { PolicyName: 'read', PolicyDocument: READ }, 'EntityAlreadyExists 409: A policy called read already exists. Duplicate names are not allowed.'],
      ['POL-50', 'create_policy', { PolicyName: 'bad', PolicyDocument: '{}' }, 'MalformedPolicyDocument 400: Syntax errors in policy.'],
      ['IAM-81', 'create_policy_version', { ...at, PolicyDocument: READ }, { PolicyVersion: ['VersionId', 'IsDefaultVersion', 'CreateDate'] }],
      ['IAM-24', 'delete_policy_version', { ...at, VersionId: 'v1' }, 'DeleteConflict 409: Cannot delete the default version of a policy.'],
      ['IAM-22', 'get_policy_version', { ...at, VersionId: 'v9' }, `NoSuchEntity 404: Policy ${own('read')} version v9 does not exist or is not attachable.`],
      ['IAM-22', 'get_policy', { PolicyArn: own('none') }, `NoSuchEntity 404: Policy ${own('none')} was not found.`],
      ['IAM-22', 'list_entities_for_policy', { PolicyArn: own('none') }, `NoSuchEntity 404: Policy ${own('none')} does not exist or is not attachable.`],
      ['IAM-22', 'attach_role_policy', { ...role, PolicyArn: 'longpolicynamebutnoarn' }, 'ValidationError 400: ARN longpolicynamebutnoarn is not valid.'],
      ['IAM-83', 'detach_role_policy', { ...role, ...at }, `NoSuchEntity 404: Policy ${own('read')} was not found.`],
      ['IAM-83', 'attach_role_policy', { ...role, ...at }, '200'],
      ['IAM-24', 'delete_policy', at, 'DeleteConflict 409: Cannot delete a policy attached to entities.'],
      ['IAM-24', 'delete_role', role, 'DeleteConflict 409: Cannot delete entity, must detach all policies first.'],
      ['IAM-27', 'delete_policy', { PolicyArn: `${AWS}/ReadOnlyAccess` }, 'AccessDenied 403: Cannot delete policies outside your own account.'],
      ['IAM-27', 'set_default_policy_version', { PolicyArn: `${AWS}/ReadOnlyAccess`, VersionId: 'v1' }, 'AccessDenied 403: Cannot update policies outside your own account.'],
      ['IAM-91', 'tag_policy', { ...at, Tags: [{ Key: 'a', Value: '' }, { Key: 'a', Value: '' }] }, 'InvalidInput 400: Duplicate tag keys found.'],
      ['IAM-21', 'get_role_policy', { ...role, PolicyName: 'p' }, 'NoSuchEntity 404: The role policy with name p cannot be found.'],
    ]);
    const steps: Step[] = [
      { service: 'iam', operation: 'put_role_policy', args: { ...role, PolicyName: 'p', PolicyDocument: READ } },
      { service: 'iam', operation: 'get_role_policy', args: { ...role, PolicyName: 'p' } },
    ];
    const [, got] = await boto3(env, keys, steps);
    expect(got!.result).toEqual({ RoleName: 'app', PolicyName: 'p', PolicyDocument: JSON.parse(READ) });
  });

  test('STS-11 to STS-91: roles are assumed, sessions answer, and refusals have AWS\'s words', async () => {
    const RoleArn = `arn:aws:iam::${accountId}:role/third/party`;
    const assume = { RoleArn, RoleSessionName: 'desk' };
    const made = await boto3(env, keys, [
      { service: 'iam', operation: 'create_user', args: { UserName: 'sue' } },
      { service: 'iam', operation: 'create_access_key', args: { UserName: 'sue' }, as: 'key' },
      { service: 'iam', operation: 'put_user_policy', args: { UserName: 'sue', PolicyName: 'p', PolicyDocument: document({ Effect: 'Allow', Action: 'sts:*', Resource: '*' }) } },
      { service: 'iam', operation: 'create_role', args: { RoleName: 'party', Path: '/third/', AssumeRolePolicyDocument: trust({ AWS: `arn:aws:iam::${accountId}:user/sue` }, ['sts:AssumeRole', 'sts:TagSession'], { Condition: { StringLike: { 'sts:ExternalId': ['one', 'two'] } } }) } },
      { service: 'sts', operation: 'assume_role', args: { ...assume, ExternalId: 'two', Tags: tags(1) }, keys: [{ $: 'key.AccessKey.AccessKeyId' }, { $: 'key.AccessKey.SecretAccessKey' }], as: 'session' },
      { service: 'sts', operation: 'get_caller_identity', keys: [{ $: 'session.Credentials.AccessKeyId' }, { $: 'session.Credentials.SecretAccessKey' }, { $: 'session.Credentials.SessionToken' }] },
      { service: 'sts', operation: 'get_caller_identity', keys: [{ $: 'session.Credentials.AccessKeyId' }, { $: 'session.Credentials.SecretAccessKey' }] },
    ]);
    expect(made.slice(0, 6).map(outcome)).toEqual(['200', '200', '200', '200', '200', '200']);
    expect(Object.keys(made[4]!.result!).toSorted()).toEqual(['AssumedRoleUser', 'Credentials', 'PackedPolicySize']);
    expect(made[5]!.result).toEqual({ UserId: expect.stringMatching(/^AROA[A-Z0-9]{17}:desk$/), Account: accountId, Arn: `arn:aws:sts::${accountId}:assumed-role/party/desk` });
    expect(outcome(made[6]!)).toBe('InvalidClientTokenId 403: The security token included in the request is invalid.');
    const { AccessKeyId, SecretAccessKey } = made[1]!.result!['AccessKey'] as { AccessKeyId: string; SecretAccessKey: string };
    const refused = `AccessDenied 403: User: arn:aws:iam::${accountId}:user/sue is not authorized to perform: sts:AssumeRole on resource: ${RoleArn} because no role trust policy allows the sts:AssumeRole action`;
    await prove('sts', [
      ['STS-18', 'assume_role', assume, refused],
      ['STS-20', 'assume_role', { ...assume, ExternalId: 'three' }, refused],
      ['STS-17', 'assume_role', { ...assume, RoleArn: 'nothing-valid-in-here' }, 'ValidationError 400: nothing-valid-in-here is invalid'],
      ['STS-16', 'assume_role', { ...assume, RoleSessionName: 'Session1:2' }, "ValidationError 400: 1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*"],
      ['STS-33', 'assume_role', { ...assume, Tags: tags(1), TransitiveTagKeys: ['x'] }, 'InvalidParameterValue 400: The specified transitive tag key must be included in the requested tags.'],
      ['STS-19', 'assume_role', { ...assume, ExternalId: 'one', DurationSeconds: 3601 }, 'ValidationError 400: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'],
      ['STS-22', 'get_session_token', { TokenCode: '123456' }, 'AccessDenied 403: MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.'],
      ['STS-62', 'get_session_token', {}, { '': ['Credentials'], Credentials: ['AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration'] }],
    ], [AccessKeyId, SecretAccessKey]);
    await prove('sts', [
      ['STS-11', 'assume_role', assume, 'AccessDenied 403: Roles may not be assumed by root accounts.'],
      ['STS-60', 'get_federation_token', { Name: 'bob' }, { '': ['Credentials', 'FederatedUser', 'PackedPolicySize'], FederatedUser: ['Arn', 'FederatedUserId'] }],
    ]);
  });
});
