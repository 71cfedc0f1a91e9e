import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { rsaPublicKey, selfSigned } from '../../packages/octroi/src/testing/certificates.ts';
import type { Keys } from './boto3.ts';
import { proveFacts, type Fact } from './boto3-facts.ts';
import { absence, clientEnv } from './child.ts';

const missing = await absence('boto3', 'python3', ['-c', 'import boto3']);
const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' } });
const FAILED = 'ValidationError 400: 1 validation error detected: Value at';
const CONFLICT = 'DeleteConflict 409: Cannot delete entity, must';

describe.skipIf(missing !== null)(`the account and its credentials as boto3 sees them${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let octroi: OctroiForTests;
  let accountId: string;
  let keys: Keys;
  let env: Readonly<Record<string, string>>;
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
  const prove = (facts: readonly Fact[]) => proveFacts(env, keys, 'iam', facts);

  test('IAM-53, IAM-54, IAM-130, IAM-131, IAM-133: alias, password policy, summary and credential report', async () => {
    const answers = await prove([
      ['IAM-21', 'get_account_password_policy', {}, `NoSuchEntity 404: The Password Policy with domain name ${accountId} cannot be found.`],
      ['IAM-21', 'delete_account_password_policy', {}, 'NoSuchEntity 404: The account policy with name PasswordPolicy cannot be found.'],
      ['IAM-53', 'update_account_password_policy', {}, '200'],
      ['IAM-53', 'get_account_password_policy', {}, { PasswordPolicy: ['MinimumPasswordLength', 'RequireSymbols', 'RequireNumbers', 'RequireUppercaseCharacters', 'RequireLowercaseCharacters', 'AllowUsersToChangePassword', 'ExpirePasswords'] }],
      ['IAM-54', 'update_account_password_policy', { MinimumPasswordLength: 129, PasswordReusePrevention: 25, MaxPasswordAge: 1096 }, "ValidationError 400: 3 validation errors detected: Value at 'minimumPasswordLength' failed to satisfy constraint: Member must have value less than or equal to 128; Value at 'passwordReusePrevention' failed to satisfy constraint: Member must have value less than or equal to 24; Value at 'maxPasswordAge' failed to satisfy constraint: Member must have value less than or equal to 1095"],
      ['IAM-53', 'delete_account_password_policy', {}, '200'],
      ['IAM-130', 'create_account_alias', { AccountAlias: 'boto3-one' }, '200'],
      ['IAM-130', 'create_account_alias', { AccountAlias: 'boto3-two' }, '200'],
      ['IAM-130', 'list_account_aliases', {}, { '': ['AccountAliases', 'IsTruncated'] }],
      ['IAM-130', 'create_account_alias', { AccountAlias: 'Upper' }, `${FAILED} 'accountAlias' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$`],
      ['IAM-130', 'delete_account_alias', { AccountAlias: 'boto3-one' }, 'NoSuchEntity 404: The account alias with name boto3-one cannot be found.'],
      ['IAM-130', 'delete_account_alias', { AccountAlias: 'boto3-two' }, '200'],
      ['IAM-133', 'get_credential_report', {}, 'ReportNotPresent 410: null'],
      ['IAM-133', 'generate_credential_report', {}, { '': ['State', 'Description'] }],
      ['IAM-133', 'generate_credential_report', {}, { '': ['State'] }],
      ['IAM-133', 'get_credential_report', {}, { '': ['Content', 'ReportFormat', 'GeneratedTime'] }],
      ['IAM-131', 'get_account_summary', {}, '200'],
    ]);
    expect(answers[3]!.result).toMatchObject({ PasswordPolicy: { MinimumPasswordLength: 6, ExpirePasswords: false } });
    expect(answers[8]!.result).toMatchObject({ AccountAliases: ['boto3-two'] });
    expect(answers[13]!.result).toEqual({ State: 'STARTED', Description: 'No report exists. Starting a new report generation task' });
    expect(answers[15]!.result!['Content']).toMatch(/^b'user,arn,user_creation_time,.*<root_account>,arn:aws:iam::\d{12}:root,/);
    expect(answers[16]!.result!['SummaryMap']).toMatchObject({ AccountAccessKeysPresent: 1, Users: 0, UsersQuota: 5000, VersionsPerPolicyQuota: 5, GlobalEndpointTokenVersion: 1 });
  }, 60_000);

  test('IAM-100, IAM-101: instance profiles hold one role and go after it', async () => {
    const profile = { InstanceProfileName: 'web' };
    const shown = ['Path', 'InstanceProfileName', 'InstanceProfileId', 'Arn', 'CreateDate', 'Roles'];
    await prove([
      ['IAM-70', 'create_role', { RoleName: 'one', AssumeRolePolicyDocument: TRUST }, '200'],
      ['IAM-70', 'create_role', { RoleName: 'two', AssumeRolePolicyDocument: TRUST }, '200'],
      ['IAM-100', 'create_instance_profile', profile, { InstanceProfile: shown }],
      ['IAM-23', 'create_instance_profile', { InstanceProfileName: 'WEB' }, 'EntityAlreadyExists 409: Instance Profile WEB already exists.'],
      ['IAM-21', 'add_role_to_instance_profile', { InstanceProfileName: 'none', RoleName: 'nobody' }, 'NoSuchEntity 404: Instance Profile none cannot be found.'],
      ['IAM-21', 'add_role_to_instance_profile', { ...profile, RoleName: 'nobody' }, 'NoSuchEntity 404: The role with name nobody cannot be found.'],
      ['IAM-100', 'add_role_to_instance_profile', { ...profile, RoleName: 'one' }, '200'],
      ['IAM-100', 'add_role_to_instance_profile', { ...profile, RoleName: 'two' }, 'LimitExceeded 409: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1'],
      ['IAM-100', 'get_instance_profile', profile, { 'InstanceProfile.Roles': ['Path', 'RoleName', 'RoleId', 'Arn', 'CreateDate', 'AssumeRolePolicyDocument'] }],
      ['IAM-100', 'list_instance_profiles_for_role', { RoleName: 'one' }, { '': ['InstanceProfiles', 'IsTruncated'], InstanceProfiles: shown }],
      ['IAM-101', 'delete_role', { RoleName: 'one' }, `${CONFLICT} remove roles from instance profile first.`],
      ['IAM-101', 'delete_instance_profile', profile, `${CONFLICT} remove roles from instance profile first.`],
      ['IAM-101', 'remove_role_from_instance_profile', { ...profile, RoleName: 'two' }, 'NoSuchEntity 404: Role two in Instance Profile web cannot be found.'],
      ['IAM-101', 'remove_role_from_instance_profile', { ...profile, RoleName: 'one' }, '200'],
      ['IAM-92', 'tag_instance_profile', { ...profile, Tags: [{ Key: 'a', Value: '1' }, { Key: 'A', Value: '2' }] }, '200'],
      ['IAM-91', 'tag_instance_profile', { ...profile, Tags: [{ Key: 'a', Value: '1' }, { Key: 'a', Value: '2' }] }, 'InvalidInput 400: Duplicate tag keys found.'],
      ['IAM-100', 'get_instance_profile', profile, { InstanceProfile: [...shown, 'Tags'] }],
      ['IAM-101', 'delete_instance_profile', profile, '200'],
      ['IAM-21', 'get_instance_profile', profile, 'NoSuchEntity 404: Instance Profile web cannot be found.'],
    ]);
  }, 60_000);

  test('IAM-24, IAM-50, IAM-51, IAM-150 to IAM-153: passwords, certificates, SSH keys and service-specific credentials', async () => {
    const [one, two, three] = [await selfSigned('one.example.com'), await selfSigned('two.example.com'), await selfSigned('three.example.com')];
    const user = { UserName: 'sue' };
    const site = { ServerCertificateName: 'site', CertificateBody: one.certificate, PrivateKey: one.privateKey };
    const metadata = ['Path', 'ServerCertificateName', 'ServerCertificateId', 'Arn', 'UploadDate', 'Expiration'];
    const unknown = { ...user, CertificateId: 'NONEXISTENTCERTID12345678901' };
    const service = (ServiceName: string): Fact => ['IAM-153', 'create_service_specific_credential', { ...user, ServiceName }, `NoSuchEntity 404: No such service ${ServiceName} is supported for Service Specific Credentials`];
    const id = { ...user, ServiceSpecificCredentialId: 'satisfiesregexbutstillinvalid' };
    const key = { ...user, SSHPublicKeyId: 'APKAXXXXXXXXXXXXXXXXX' };
    await prove([
      ['IAM-30', 'create_user', user, '200'],
      ['IAM-21', 'get_login_profile', user, 'NoSuchEntity 404: Login Profile for User sue cannot be found.'],
      ['IAM-51', 'create_login_profile', { ...user, Password: 'short' }, 'PasswordPolicyViolation 400: Password should have a minimum length of 8'],
      ['IAM-50', 'create_login_profile', { ...user, Password: 'Long-enough-1', PasswordResetRequired: true }, { LoginProfile: ['UserName', 'CreateDate', 'PasswordResetRequired'] }],
      ['IAM-50', 'create_login_profile', { ...user, Password: 'Long-enough-1' }, 'EntityAlreadyExists 409: Login Profile for user sue already exists.'],
      ['IAM-24', 'delete_user', user, `${CONFLICT} delete login profile first.`],
      ['IAM-50', 'delete_login_profile', user, '200'],
      ['IAM-150', 'upload_server_certificate', site, { ServerCertificateMetadata: metadata }],
      ['IAM-23', 'upload_server_certificate', site, 'EntityAlreadyExists 409: The Server Certificate with name site already exists.'],
      ['IAM-150', 'upload_server_certificate', { ...site, ServerCertificateName: 'b', PrivateKey: two.privateKey }, 'KeyPairMismatch 400: The public key certificate and the private key do not match.'],
      ['IAM-150', 'get_server_certificate', { ServerCertificateName: 'site' }, { ServerCertificate: ['ServerCertificateMetadata', 'CertificateBody', 'Tags'], 'ServerCertificate.ServerCertificateMetadata': metadata }],
      ['IAM-150', 'delete_server_certificate', { ServerCertificateName: 'site' }, '200'],
      ['IAM-21', 'get_server_certificate', { ServerCertificateName: 'site' }, 'NoSuchEntity 404: The Server Certificate with name site cannot be found.'],
      ['IAM-151', 'upload_signing_certificate', { ...user, CertificateBody: 'invalid-certificate-body' }, 'MalformedCertificate 400: Certificate invalid-certificate-body is malformed.'],
      ['IAM-151', 'upload_signing_certificate', { ...user, CertificateBody: one.certificate }, { Certificate: ['UserName', 'CertificateId', 'CertificateBody', 'Status', 'UploadDate'] }],
      ['IAM-151', 'upload_signing_certificate', { ...user, CertificateBody: two.certificate }, '200'],
      ['IAM-25', 'upload_signing_certificate', { ...user, CertificateBody: three.certificate }, 'LimitExceeded 409: Cannot exceed quota for CertificatesPerUser: 2'],
      ['IAM-21', 'update_signing_certificate', { ...unknown, Status: 'Inactive' }, 'NoSuchEntity 404: The Certificate with id NONEXISTENTCERTID12345678901 cannot be found.'],
      ['IAM-152', 'upload_ssh_public_key', { ...user, SSHPublicKeyBody: rsaPublicKey().ssh }, { SSHPublicKey: ['UserName', 'SSHPublicKeyId', 'Fingerprint', 'SSHPublicKeyBody', 'Status', 'UploadDate'] }],
      ['IAM-152', 'list_ssh_public_keys', user, { '': ['SSHPublicKeys', 'IsTruncated'], SSHPublicKeys: ['UserName', 'SSHPublicKeyId', 'Status', 'UploadDate'] }],
      ['IAM-21', 'get_ssh_public_key', { ...key, Encoding: 'SSH' }, 'NoSuchEntity 404: The Public Key with id APKAXXXXXXXXXXXXXXXXX cannot be found.'],
      ['IAM-153', 'create_service_specific_credential', { ...user, ServiceName: 'codecommit.amazonaws.com' }, { ServiceSpecificCredential: ['CreateDate', 'ServiceName', 'ServiceUserName', 'ServicePassword', 'ServiceSpecificCredentialId', 'UserName', 'Status'] }],
      service('lambda.amazonaws.com'),
      service('o3on3n3onosneo'),
      ['IAM-21', 'update_service_specific_credential', { ...id, Status: 'Active' }, 'NoSuchEntity 404: No such credential satisfiesregexbutstillinvalid exists'],
      ['IAM-5', 'update_service_specific_credential', { ...user, ServiceSpecificCredentialId: 'dashes-are-not-allowed-in-it', Status: 'Active' }, `${FAILED} 'serviceSpecificCredentialId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w]+`],
      ['IAM-153', 'list_service_specific_credentials', user, { ServiceSpecificCredentials: ['UserName', 'Status', 'ServiceUserName', 'CreateDate', 'ServiceSpecificCredentialId', 'ServiceName'] }],
    ]);
  }, 60_000);
});
