import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateOpenIDConnectProviderCommand, CreateRoleCommand, CreateSAMLProviderCommand } from '@aws-sdk/client-iam';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testSamlProvider } from '../../packages/octroi/src/testing/identity-provider/saml.ts';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { absence, clientEnv, runChild } from './child.ts';
import { terraformAbsence, terraformIn } from './terraform-run.ts';

const AUDIENCE = 'urn:octroi:test';

/** A real OpenID provider on loopback, with one client that gets signed tokens for itself. */
async function openProvider(): Promise<{ readonly issuer: string; token(): Promise<string>; close(): void }> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const server: Server = createServer((request, response) => void handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'pipeline', client_secret: 'a-secret-of-the-test', grant_types: ['client_credentials'], redirect_uris: [], response_types: [] }],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'real-key', use: 'sig', alg: 'RS256' }] },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: true, getResourceServerInfo: () => ({ scope: 'deploy', audience: AUDIENCE, accessTokenFormat: 'jwt', accessTokenTTL: 600, jwt: { sign: { alg: 'RS256' } } }) },
    },
  });
  const handler = provider.callback();
  return {
    issuer,
    async token() {
      const body = new URLSearchParams({ grant_type: 'client_credentials', resource: AUDIENCE, scope: 'deploy' });
      const answer = await fetch(`${issuer}/token`, { method: 'POST', body, headers: { authorization: `Basic ${btoa('pipeline:a-secret-of-the-test')}` } });
      return ((await answer.json()) as { access_token: string }).access_token;
    },
    close: () => server.close(),
  };
}

describe('federation over the wire', () => {
  let issuer: Awaited<ReturnType<typeof openProvider>>;
  let octroi: OctroiForTests;
  let root: Awaited<ReturnType<OctroiForTests['account']>>;
  let folder: string;
  let role: string;
  /** Of a client that has a token and no keys. */
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    issuer = await openProvider();
    octroi = await startOctroi({ issuers: [{ issuer: issuer.issuer }] });
    root = await octroi.account();
    folder = await mkdtemp(join(tmpdir(), 'octroi-federation-'));
    const iam = octroi.iam(root);
    const { OpenIDConnectProviderArn } = await iam.send(new CreateOpenIDConnectProviderCommand({ Url: issuer.issuer.replace('http:', 'https:'), ClientIDList: [AUDIENCE] }));
    role = await makeRole('web', OpenIDConnectProviderArn!, 'sts:AssumeRoleWithWebIdentity', { StringEquals: { [`${issuer.issuer.slice('http://'.length)}:sub`]: 'pipeline' } });
    const file = join(folder, 'token');
    await writeFile(file, await issuer.token());
    const { AWS_ACCESS_KEY_ID: _id, AWS_SECRET_ACCESS_KEY: _secret, ...rest } = clientEnv(octroi.endpoint, root);
    env = { ...rest, AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN: role, AWS_ROLE_SESSION_NAME: 'pipeline' };
  });
  afterAll(async () => {
    issuer.close();
    expect(octroi.faults).toEqual([]);
    await octroi.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function makeRole(RoleName: string, Federated: string, Action: string, Condition = {}): Promise<string> {
    const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Federated }, Action, Condition }] };
    return (await octroi.iam(root).send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }))).Role!.Arn!;
  }

  const session = (name: string, sessionName: string) => `arn:aws:sts::${root.accountId}:assumed-role/${name}/${sessionName}`;

  test('STS-40: the JavaScript SDK redeems a token file of a real OpenID provider', async () => {
    const script = "const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts'); console.log((await new STSClient({}).send(new GetCallerIdentityCommand({}))).Arn)";
    const { stdout, stderr } = await runChild(process.execPath, ['--input-type=module', '-e', script], { cwd: join(import.meta.dirname, '../..'), env });
    expect(stdout.trim() || stderr).toBe(session('web', 'pipeline'));
  }, 60_000);

  const cli = absence('the AWS CLI', 'aws', ['--version']);
  test('STS-40: so does the AWS CLI', async (context) => {
    if ((await cli) !== null) context.skip();
    const { stdout, stderr } = await runChild('aws', ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'], { env });
    expect(stdout.trim() || stderr).toBe(session('web', 'pipeline'));
  }, 60_000);

  const boto3 = absence('boto3', 'python3', ['-c', 'import boto3']);
  test('STS-40: so does boto3', async (context) => {
    if ((await boto3) !== null) context.skip();
    const { stdout, stderr } = await runChild('python3', ['-c', "import boto3; print(boto3.client('sts').get_caller_identity()['Arn'])"], { env });
    expect(stdout.trim() || stderr).toBe(session('web', 'pipeline'));
  }, 60_000);

  test('STS-54: the AWS CLI redeems a SAML response', async (context) => {
    if ((await cli) !== null) context.skip();
    const idp = await testSamlProvider();
    const { SAMLProviderArn } = await octroi.iam(root).send(new CreateSAMLProviderCommand({ Name: 'Corp', SAMLMetadataDocument: idp.metadata }));
    const samlRole = await makeRole('saml', SAMLProviderArn!, 'sts:AssumeRoleWithSAML');
    const response = idp.response({ roles: [`${samlRole},${SAMLProviderArn}`] });
    const { stdout, stderr } = await runChild('aws', ['sts', 'assume-role-with-saml', '--role-arn', samlRole, '--principal-arn', SAMLProviderArn!, '--saml-assertion', response], { env });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ AssumedRoleUser: { Arn: session('saml', 'ann') }, SubjectType: 'persistent', Issuer: idp.entityId });
  }, 60_000);

  const terraform = terraformAbsence();
  test('IAM-140, IAM-142: Terraform makes, leaves alone, changes and removes both kinds of providers', async (context) => {
    if ((await terraform) !== null) context.skip();
    const { metadata } = await testSamlProvider();
    const fresh = await octroi.account();
    const run = await terraformIn(new URL('federation-terraform', import.meta.url), octroi.endpoint, fresh, { metadata });
    await run.run('init', '-no-color');
    await run.run('apply', '-no-color', '-auto-approve');
    expect(await run.output('found')).toEqual({ clients: ['sts.amazonaws.com'], saml: 'Corp', tags: { round: 'one' } });
    await run.run('plan', '-no-color', '-detailed-exitcode');
    await run.run('apply', '-no-color', '-auto-approve', '-var', 'round=two');
    expect(await run.output('found')).toEqual({ clients: ['sts.amazonaws.com', 'second'], saml: 'Corp', tags: { round: 'two' } });
    await run.run('plan', '-no-color', '-detailed-exitcode', '-var', 'round=two');
    await run.run('destroy', '-no-color', '-auto-approve');
    await run.remove();
  }, 300_000);
});
