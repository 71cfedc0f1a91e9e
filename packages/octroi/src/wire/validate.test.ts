import { describe, expect, test } from 'vitest';
import { hashMapOrder } from './java.ts';
import { iam, json, lambda, operation, sts } from './models.fixture.ts';
import type { ServiceModel } from './model.ts';
import { codePoints, matchesPattern } from './pattern.ts';
import { validateInput } from './validate.ts';

const POLICY = { AssumeRolePolicyDocument: '{}' };
const TAG_PATTERN = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+';

function message(model: ServiceModel, name: string, input: object): string | null {
  return validateInput(model, operation(model, name), input)?.message ?? null;
}

describe('IAM', () => {
  test('IAM-5: a valid input is null, the code ValidationError 400', () => {
    expect(validateInput(iam, operation(iam, 'CreateRole'), { RoleName: 'r', ...POLICY })).toBeNull();
    expect(validateInput(iam, operation(iam, 'CreateRole'), { RoleName: '', ...POLICY })).toMatchObject({ code: 'ValidationError', status: 400 });
  });

  const tag = (Key: string, Value = '') => ({ PolicyArn: 'arn:aws:iam::111122223333:policy/p', Tags: [{ Key, Value }] });
  const keys = (TagKeys: string[]) => ({ PolicyArn: 'arn:aws:iam::111122223333:policy/p', TagKeys });

  test.each([
    ['create-path-too-long-error', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'n', Path: `/${'a'.repeat(511)}/` }, "1 validation error detected: Value at 'path' failed to satisfy constraint: Member must have length less than or equal to 512"],
    ['update-wrong-id', 'UpdateServiceSpecificCredential', { ServiceSpecificCredentialId: 'not-matching-the-regex', Status: 'Active' }, "1 validation error detected: Value at 'serviceSpecificCredentialId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w]+"],
    ['update-invalid-status', 'UpdateServiceSpecificCredential', { ServiceSpecificCredentialId: 'a'.repeat(24), Status: 'Invalid' }, "1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set"],
    ['err-untag-too-many-keys', 'UntagPolicy', keys(Array.from({ length: 51 }, (_, index) => `k${index}`)), "1 validation error detected: Value at 'tagKeys' failed to satisfy constraint: Member must have length less than or equal to 50"],
    ['err-untag-large-key', 'UntagPolicy', keys(['a'.repeat(129)]), `1 validation error detected: Value at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ${TAG_PATTERN}, Member must not be null]`],
    ['err-too-many-tags', 'TagPolicy', { ...tag('k'), Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' })) }, "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50"],
    ['err-large-key', 'TagPolicy', tag('a'.repeat(129)), "1 validation error detected: Value at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128"],
    ['err-invalid-character', 'TagPolicy', tag('a#'), `1 validation error detected: Value at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: ${TAG_PATTERN}`],
    ['err-large-value', 'TagPolicy', tag('k', 'a'.repeat(257)), "1 validation error detected: Value at 'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256"],
    ['get-version-error', 'GetPolicyVersion', { PolicyArn: 'arn:aws:iam::aws:policy/x', VersionId: '1' }, "1 validation error detected: Value at 'versionId' failed to satisfy constraint: Member must satisfy regular expression pattern: v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?"],
    ['missing', 'DeleteRole', {}, "1 validation error detected: Value at 'roleName' failed to satisfy constraint: Member must not be null"],
  ])('IAM-5: %s', (_, name, input, text) => {
    expect(message(iam, name, input)).toBe(text);
  });

  const named = (member: string) => `The specified value for ${member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`;

  test.each([
    ['CreateUser', { UserName: 'a b' }, named('userName')],
    ['GetUser', { UserName: 'arn:aws:iam::111122223333:user/a' }, named('userName')],
    ['GetRole', { RoleName: 'service-role/a' }, named('roleName')],
    ['CreateGroup', { GroupName: 'a/b' }, named('groupName')],
    ['PutRolePolicy', { RoleName: 'r', PolicyName: 'a b', PolicyDocument: '{}' }, named('policyName')],
    ['CreateInstanceProfile', { InstanceProfileName: 'a*b' }, named('instanceProfileName')],
    ['GetServerCertificate', { ServerCertificateName: 'a b' }, named('serverCertificateName')],
    ['CreateUser', { UserName: 'u', Path: 'no' }, 'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.'],
    // Whatever else is wrong comes first.
    ['CreateUser', { UserName: ' '.repeat(65) }, "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64"],
    ['GetUser', { UserName: '' }, "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must have length greater than or equal to 1"],
  ])('IAM-5: %s %j has a name with other letters', (name, input, text) => {
    expect(message(iam, name, input)).toBe(text);
  });

  test('IAM-5: three violations of CreateOpenIDConnectProvider in the recorded order', () => {
    expect(message(iam, 'CreateOpenIDConnectProvider', { Url: `https://${'a'.repeat(250)}`, ClientIDList: ['a'.repeat(256)], ThumbprintList: ['a'] })).toBe(
      "3 validation errors detected: Value at 'clientIDList' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 255, Member must have length greater than or equal to 1]; Value at 'thumbprintList' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 40, Member must have length greater than or equal to 40]; Value at 'url' failed to satisfy constraint: Member must have length less than or equal to 255",
    );
  });

  test('IAM-54: three violations of UpdateAccountPasswordPolicy in the recorded order', () => {
    expect(message(iam, 'UpdateAccountPasswordPolicy', { MaxPasswordAge: 1096, MinimumPasswordLength: 129, PasswordReusePrevention: 25 })).toBe(
      "3 validation errors detected: Value at 'minimumPasswordLength' failed to satisfy constraint: Member must have value less than or equal to 128; Value at 'passwordReusePrevention' failed to satisfy constraint: Member must have value less than or equal to 24; Value at 'maxPasswordAge' failed to satisfy constraint: Member must have value less than or equal to 1095",
    );
  });

  test('POL-5: the characters of a policy document', () => {
    const check = (AssumeRolePolicyDocument: string) => message(iam, 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument });
    expect(check('{\t\r\n \u00FF}')).toBeNull();
    expect(check('{\u0100}')).toContain("Value at 'assumeRolePolicyDocument' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\u0009");
    expect(check('')).toContain('greater than or equal to 1');
    expect(check(' '.repeat(131_073))).toContain('Member must have length less than or equal to 131072');
  });

  test('IAM-5: null inside a list is a violation', () => {
    expect(message(iam, 'UntagRole', { RoleName: 'r', TagKeys: [null] })).toContain('Member must not be null]');
    expect(message(iam, 'TagRole', { RoleName: 'r', Tags: [null] })).toContain("Value at 'tags.1.member' failed to satisfy constraint: Member must not be null");
  });
});

describe('STS', () => {
  const assume = (parts: object) => message(sts, 'AssumeRole', { RoleArn: 'arn:aws:iam::111122223333:role/r', RoleSessionName: 'name', ...parts });

  test('STS-16: the value is echoed', () => {
    expect(assume({ RoleSessionName: 'Session1:2' })).toBe("1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*");
    const long = 'a'.repeat(65);
    expect(assume({ RoleSessionName: long })).toBe(`1 validation error detected: Value '${long}' at 'roleSessionName' failed to satisfy constraint: Member must have length less than or equal to 64`);
    const policy = 'a'.repeat(2049);
    expect(message(sts, 'GetFederationToken', { Name: 'nn', Policy: policy })).toBe(`1 validation error detected: Value '${policy}' at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048`);
  });

  test('STS-16: a missing member is `Value null`', () => {
    expect(message(sts, 'AssumeRole', { RoleArn: 'arn:aws:iam::111122223333:role/r' })).toBe("1 validation error detected: Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null");
  });

  test('STS-16: a sensitive value is never echoed', () => {
    const text = message(sts, 'AssumeRoleWithWebIdentity', { RoleArn: 'arn:aws:iam::111122223333:role/r', RoleSessionName: 'name', WebIdentityToken: 'abc' });
    expect(text).toBe("1 validation error detected: Value at 'webIdentityToken' failed to satisfy constraint: Member must have length greater than or equal to 4");
  });

  test('STS-15: ranges of numbers', () => {
    expect(assume({ DurationSeconds: 900 })).toBeNull();
    expect(assume({ DurationSeconds: 899 })).toBe("1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900");
    expect(assume({ DurationSeconds: 43201 })).toContain('less than or equal to 43200');
  });
});

describe('Lambda', () => {
  const create = (parts: object) => message(lambda, 'CreateFunction', { FunctionName: 'f', Role: 'arn:aws:iam::111122223333:role/r', Code: {}, ...parts });

  test('LAM-9: code, nested path, list and enum texts', () => {
    expect(validateInput(lambda, operation(lambda, 'CreateFunction'), {})).toMatchObject({ code: 'ValidationException', status: 400 });
    expect(create({ VpcConfig: { SubnetIds: Array.from({ length: 17 }, (_, index) => `subnet-${index}`) } })).toMatch(/at 'vpcConfig.subnetIds' failed to satisfy constraint: Member must have length less than or equal to 16$/);
    expect(create({ Architectures: ['x86'] })).toBe("1 validation error detected: Value '[x86]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]");
    expect(create({ PackageType: 'Tar' })).toBe("1 validation error detected: Value 'Tar' at 'packageType' failed to satisfy constraint: Member must satisfy enum value set: [Zip, Image]");
  });

  test('LAM-12: names', () => {
    const name = (FunctionName: string) => message(lambda, 'GetFunction', { FunctionName });
    for (const good of ['f', 'f:1', '111122223333:function:f', 'arn:aws:lambda:eu-west-1:111122223333:function:f:$LATEST']) expect(name(good)).toBeNull();
    expect(name('f!')).toContain("Value 'f!' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: ");
    expect(name('f\n')).toContain('pattern');
    expect(name('a'.repeat(171))).toContain('less than or equal to 170');
    expect(create({ FunctionName: 'a'.repeat(141) })).toContain('less than or equal to 140');
  });

  test('LAM-19: recorded limits where the model is wider', () => {
    expect(create({ Timeout: 901 })).toBe("1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900");
    expect(create({ MemorySize: 10241 })).toContain('less than or equal to 10240');
    expect(create({ Timeout: 900, MemorySize: 10240 })).toBeNull();
  });

  test('LAM-23: the runtime is left to the service', () => {
    expect(create({ Runtime: 'cobol85' })).toBeNull();
  });

  test('LAM-46: map keys and values, printed as Java prints them', () => {
    const alias = (weights: object) => message(lambda, 'CreateAlias', { FunctionName: 'f', Name: 'a', FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: weights } });
    expect(alias({ 2: 0.5 })).toBeNull();
    expect(alias({ 2: 2 })).toBe("1 validation error detected: Value '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1, Member must have value greater than or equal to 0, Member must not be null]");
    expect(alias({ $LATEST: 0.5 })).toContain('Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+, Member must not be null]');
  });

  test('LAM-9: environment variables are never echoed', () => {
    expect(create({ Environment: { Variables: { '1': 'secret' } } })).toMatch(/^1 validation error detected: Value at 'environment.variables'/);
  });
});

describe('all services', () => {
  test('IAM-5: lengths count code points', () => {
    expect(codePoints('a\u{1F600}b')).toBe(3);
    expect(codePoints('\uD83D')).toBe(1);
    expect(message(json, 'PutThing', { name: '\u{1F600}'.repeat(8) })).toBeNull();
    expect(message(json, 'PutThing', { name: '\u{1F600}'.repeat(9) })).toContain('less than or equal to 8');
  });

  test('IAM-5: violations are bounded', () => {
    const parts = Array.from({ length: 5000 }, () => ({ name: '' }));
    expect(message(json, 'PutThing', { name: 'n', parts })).toMatch(/^200 validation errors detected/);
  });

  test('IAM-54: the order is that of a Java HashMap of sixteen buckets', () => {
    expect(hashMapOrder(['url', 'thumbprintList', 'clientIDList'])).toEqual(['clientIDList', 'thumbprintList', 'url']);
    expect(hashMapOrder(['maxPasswordAge', 'minimumPasswordLength', 'passwordReusePrevention'])).toEqual(['minimumPasswordLength', 'passwordReusePrevention', 'maxPasswordAge']);
  });

  test('STS-15: a pattern must match the whole value; every pattern of the models compiles and ends in time', () => {
    expect(matchesPattern('[\\w]+', 'ab\n')).toBe(false);
    expect(matchesPattern('a|b', 'ac')).toBe(false);
    expect(matchesPattern('[\\w+=,.@\\:-]*', 'a:b')).toBe(true);
    const hostile = ['a', '/', '-', 'aws-', 'a1', '/a', ' ', 'arn:aws:a:', '$', 'é'].map((unit) => `${unit.repeat(20_000)}\u0000`);
    const start = performance.now();
    for (const model of [iam, sts, lambda]) {
      for (const { input } of model.operations.values()) {
        for (const member of input?.members.values() ?? []) {
          const { pattern } = member.shape;
          if (pattern !== undefined) for (const text of hostile) expect(matchesPattern(pattern, text)).toBeTypeOf('boolean');
        }
      }
    }
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
