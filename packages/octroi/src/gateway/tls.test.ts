import { Agent, request } from 'node:https';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { CreateAccessKeyCommand, CreateUserCommand, GetUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { signRequest } from '../wire/sigv4/index.ts';
import { launch, MEMORY, type LaunchOptions, type Octroi } from './launch.ts';
import { answerOf, form, raw, type Keys } from './raw.fixture.ts';
import { certificateProblem, ownCertificate } from './tls.ts';
import { bytesOf, dial } from './wire.fixture.ts';

async function running(options: Partial<LaunchOptions>, use: (octroi: Octroi, faults: unknown[]) => Promise<void>): Promise<void> {
  const faults: unknown[] = [];
  const octroi = await launch({ data: MEMORY, host: '127.0.0.1', port: 0, accounts: [], control: false, tls: null, trustedProxies: [], report: (fault) => faults.push(fault), ...options });
  try {
    await use(octroi, faults);
    expect(faults).toEqual([]);
  } finally {
    await octroi.close();
  }
}
/** Trusts this certificate alone, as NODE_EXTRA_CA_CERTS or AWS_CA_BUNDLE make a client do. */
const trusting = (ca: string) => ({ httpsAgent: new Agent({ ca }) });
const config = (octroi: Octroi, keys: Keys) => ({ endpoint: octroi.endpoint, region: 'us-east-1', credentials: keys, maxAttempts: 1, ...(octroi.certificate === null ? {} : { requestHandler: trusting(octroi.certificate) }) });

test('SIG-18: with a certificate of its own, a client that trusts it is served and others refuse', async () => {
  await running({ tls: 'own' }, async (octroi) => {
    expect(octroi.endpoint).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect((await new STSClient(config(octroi, octroi.made[0]!)).send(new GetCallerIdentityCommand({}))).Account).toBe('000000000000');
    await expect(new STSClient({ ...config(octroi, octroi.made[0]!), requestHandler: {} }).send(new GetCallerIdentityCommand({}))).rejects.toThrow(/self-signed certificate/);
  });
});

test('SIG-18: a given certificate is served for localhost by name', async () => {
  const given = await ownCertificate('octroi.test');
  expect(certificateProblem(given)).toBeNull();
  await running({ tls: given }, async (octroi) => {
    expect(octroi.certificate).toBeNull();
    const status = await new Promise((resolve, reject) => {
      request(`https://localhost:${octroi.port}/_octroi/health`, { ca: given.cert, family: 4 }, (response) => resolve(response.resume().statusCode)).on('error', reject).end();
    });
    expect(status).toBe(200);
    // Plain HTTP on a TLS port is refused, and the server goes on.
    const line = await dial(`http://127.0.0.1:${octroi.port}`);
    line.send('GET /_octroi/health HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(await line.rest()).not.toContain('"status"');
    expect((await new STSClient({ ...config(octroi, octroi.made[0]!), requestHandler: trusting(given.cert) as never }).send(new GetCallerIdentityCommand({}))).Account).toBe('000000000000');
  });
});

test('a certificate that cannot be used is a sentence without the key', async () => {
  const one = await ownCertificate('a');
  const other = await ownCertificate('b');
  for (const wrong of [{ cert: 'x', key: 'y' }, { cert: one.cert, key: other.key }, { cert: one.cert, key: 'secret' }]) {
    expect(certificateProblem(wrong)).toMatch(/^the TLS certificate and key cannot be used together: /);
    expect(certificateProblem(wrong)).not.toContain('secret');
    await expect(launch({ data: MEMORY, host: '127.0.0.1', port: 0, accounts: [], control: false, tls: wrong, trustedProxies: [] })).rejects.toThrow('the TLS certificate and key cannot be used together');
  }
});

test('an empty certificate or key is refused before anything listens', () => {
  expect(certificateProblem({ cert: '', key: 'x' })).toBe('the TLS certificate or its key is empty');
  expect(certificateProblem({ cert: 'x', key: ' \n' })).toBe('the TLS certificate or its key is empty');
});

async function userWith(octroi: Octroi, condition: object): Promise<Keys> {
  const iam = new IAMClient(config(octroi, octroi.made[0]!));
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'iam:GetUser', Resource: '*', Condition: condition }] };
  await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'p', PolicyDocument: JSON.stringify(document) }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}

test('KEY-32: aws:SecureTransport is true over TLS and false without', async () => {
  const secure = { Bool: { 'aws:SecureTransport': 'true' } };
  await running({ tls: 'own' }, async (octroi) => {
    const ann = await userWith(octroi, secure);
    expect((await new IAMClient(config(octroi, ann)).send(new GetUserCommand({}))).User!.UserName).toBe('ann');
  });
  await running({}, async (octroi) => {
    const ann = await userWith(octroi, secure);
    await expect(new IAMClient(config(octroi, ann)).send(new GetUserCommand({}))).rejects.toMatchObject({ name: 'AccessDenied', message: expect.stringContaining('because no identity-based policy allows the iam:GetUser action') });
  });
});

test('KEY-22: a trusted proxy\'s X-Forwarded-For decides aws:SourceIp; anyone else\'s does not', async () => {
  const only = { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } };
  const ask = async (octroi: Octroi, keys: Keys, forwarded: string | null) => {
    const host = new URL(octroi.endpoint).host;
    const request = signRequest(raw(form('iam', 'GetUser'), { host }), { ...keys, region: 'us-east-1', service: 'iam', now: new Date() });
    const line = await dial(octroi.endpoint);
    line.send(bytesOf({ ...request, headers: [...request.headers, ...(forwarded === null ? [] : [['X-Forwarded-For', forwarded] as const])] }));
    const answer = await line.answers(1);
    line.socket.destroy();
    return Number(answer.slice(9, 12));
  };
  await running({ trustedProxies: ['127.0.0.0/8'] }, async (octroi) => {
    const ann = await userWith(octroi, only);
    expect(await ask(octroi, ann, '198.51.100.7')).toBe(200);
    expect(await ask(octroi, ann, '203.0.113.9, 198.51.100.7')).toBe(200);
    expect(await ask(octroi, ann, '198.51.100.7, 203.0.113.9')).toBe(403);
    expect(await ask(octroi, ann, '198.51.100.7, unknown')).toBe(403);
    expect(await ask(octroi, ann, null)).toBe(403);
  });
  await running({}, async (octroi) => {
    const ann = await userWith(octroi, only);
    expect(await ask(octroi, ann, '198.51.100.7')).toBe(403);
  });
});

test('a reply in error over TLS has the same form as over HTTP', async () => {
  await running({ tls: 'own' }, async (octroi) => {
    const line = await dial(octroi.endpoint, { tls: true });
    line.send(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`);
    const answer = await line.answers(1);
    expect(answerOf({ status: Number(answer.slice(9, 12)), headers: { 'content-type': 'text/xml' }, body: answer.slice(answer.indexOf('\r\n\r\n') + 4) })).toMatchObject({ status: 403, code: 'MissingAuthenticationToken' });
    line.socket.destroy();
  });
});
