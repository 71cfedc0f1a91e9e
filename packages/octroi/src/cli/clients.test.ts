import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOctroi, type OctroiForTests } from '../testing/start.ts';
import { client, notThere } from './clients.fixture.ts';

const ACCOUNT = '111122223333';
const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const WRONG = { ...KEYS, AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEZ' };
const MISMATCH = 'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

let octroi: OctroiForTests;
beforeAll(async () => {
  octroi = await startOctroi({ accounts: [{ id: ACCOUNT, root: { accessKeyId: KEYS.AWS_ACCESS_KEY_ID, secretAccessKey: KEYS.AWS_SECRET_ACCESS_KEY } }] });
});
afterAll(async () => {
  expect(octroi.faults).toEqual([]);
  await octroi.close();
});

const noAws = notThere('aws', ['--version'], '`aws`');
describe.skipIf(noAws !== null)(`the AWS CLI, unmodified${noAws === null ? '' : ` (${noAws})`}`, () => {
  const aws = (args: string, env: Readonly<Record<string, string>> = KEYS) => client('aws', args.split(' '), { AWS_ENDPOINT_URL: octroi.endpoint, ...env });

  test('get-caller-identity, create-user, and AWS\'s errors for what is there already', async () => {
    const who = await aws('sts get-caller-identity');
    expect(JSON.parse(who.out)).toEqual({ UserId: ACCOUNT, Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:root` });
    const made = await aws('iam create-user --user-name ann');
    expect((JSON.parse(made.out) as { User: { Arn: string } }).User.Arn).toBe(`arn:aws:iam::${ACCOUNT}:user/ann`);
    const again = await aws('iam create-user --user-name ann');
    expect(again.out).toContain('An error occurred (EntityAlreadyExists) when calling the CreateUser operation: User with name ann already exists.');
    expect(again.code).not.toBe(0);
  });

  test('ERR-3, ERR-2: a wrong secret and an unknown key get AWS\'s texts; without credentials the client does not even ask', async () => {
    expect((await aws('sts get-caller-identity', WRONG)).out).toContain(`An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation: ${MISMATCH}`);
    expect((await aws('sts get-caller-identity', { ...KEYS, AWS_ACCESS_KEY_ID: 'AKIAUNKNOWNEXAMPLE12' })).out).toContain('An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.');
    expect((await aws('sts get-caller-identity', {})).out).toMatch(/Unable to locate credentials/);
    expect((await aws('sts get-caller-identity --region mars-north-1 --no-sign-request', KEYS)).out).toContain('(MissingAuthenticationToken)');
  });
});

const noBoto = notThere('python3', ['-c', 'import boto3'], 'boto3');
describe.skipIf(noBoto !== null)(`boto3, unmodified${noBoto === null ? '' : ` (${noBoto})`}`, () => {
  const python = (script: string, env: Readonly<Record<string, string>> = KEYS) => client('python3', ['-'], { AWS_ENDPOINT_URL: octroi.endpoint, ...env }, script);

  test('SIG-10: a presigned GetCallerIdentity URL, by itself and changed', async () => {
    const { out, code } = await python(`
import boto3, urllib.request, urllib.error
sts = boto3.client('sts')
url = sts.generate_presigned_url('get_caller_identity', HttpMethod='GET')
print(urllib.request.urlopen(url).read().decode())
try:
    urllib.request.urlopen(url.replace('GetCallerIdentity', 'GetSessionToken'))
except urllib.error.HTTPError as error:
    print(error.code, error.read().decode())
`);
    expect(out).toContain(`<Arn>arn:aws:iam::${ACCOUNT}:root</Arn>`);
    expect(out).toMatch(/403 <ErrorResponse[\s\S]*<Code>SignatureDoesNotMatch<\/Code>/);
    expect(code).toBe(0);
  });

  test('users, keys and denials through the resource\'s own client', async () => {
    const { out, code } = await python(`
import boto3, botocore
iam = boto3.client('iam')
iam.create_user(UserName='bob', Tags=[{'Key': 'team', 'Value': 'a b+c/d=@é'}])
print(iam.get_user(UserName='bob')['User']['Tags'])
key = iam.create_access_key(UserName='bob')['AccessKey']
bob = boto3.client('iam', aws_access_key_id=key['AccessKeyId'], aws_secret_access_key=key['SecretAccessKey'])
for call in (lambda: bob.list_users(), lambda: bob.get_user(UserName='ghost')):
    try:
        call()
    except botocore.exceptions.ClientError as error:
        print(error.response['Error']['Code'], error.response['ResponseMetadata']['HTTPStatusCode'], error)
print([page['Users'][0]['UserName'] for page in iam.get_paginator('list_users').paginate(PathPrefix='/', PaginationConfig={'PageSize': 1})][-1])
`);
    expect(out).toContain("[{'Key': 'team', 'Value': 'a b+c/d=@é'}]");
    expect(out).toContain(`AccessDenied 403 An error occurred (AccessDenied) when calling the ListUsers operation: User: arn:aws:iam::${ACCOUNT}:user/bob is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${ACCOUNT}:user/ because no identity-based policy allows the iam:ListUsers action`);
    expect(out).toContain('AccessDenied 403 An error occurred (AccessDenied) when calling the GetUser operation');
    expect(out).toMatch(/bob\s*$/);
    expect(code).toBe(0);
  });
});
