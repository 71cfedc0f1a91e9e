import * as sdk from '@aws-sdk/client-iam';
import { generateKeyPairSync } from 'node:crypto';
import { generate } from 'selfsigned';
import { expect, test } from 'vitest';
import { selfSigned } from '../../../testing/certificates.ts';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, putRow } from '../shared/testing.ts';
import { serverCertificateKeys, serverCertificates } from './tables.ts';

const [one, two] = (await Promise.all([selfSigned('one.example.com'), selfSigned('two.example.com')])) as [Awaited<ReturnType<typeof selfSigned>>, Awaited<ReturnType<typeof selfSigned>>];

async function start() {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const upload = (input: Partial<sdk.UploadServerCertificateCommandInput> = {}) =>
    iam.send(new sdk.UploadServerCertificateCommand({ ServerCertificateName: 'Site', CertificateBody: `${one.certificate}\n`, PrivateKey: one.privateKey, ...input }));
  return { world, root, iam, upload };
}

test('IAM-150: a certificate is uploaded, shown without its key and deleted', async () => {
  const { world, root, iam, upload } = await start();
  const made = await upload({ Path: '/cloudfront/', Tags: [{ Key: 'team', Value: 'blue' }] });
  const metadata = {
    Path: '/cloudfront/',
    ServerCertificateName: 'Site',
    ServerCertificateId: expect.stringMatching(/^ASCA[A-Z0-9]{17}$/),
    Arn: `arn:aws:iam::${root.accountId}:server-certificate/cloudfront/Site`,
    UploadDate: expect.any(Date),
    Expiration: expect.any(Date),
  };
  expect(made).toEqual({ $metadata: expect.anything(), ServerCertificateMetadata: metadata, Tags: [{ Key: 'team', Value: 'blue' }] });
  const shown = (await iam.send(new sdk.GetServerCertificateCommand({ ServerCertificateName: 'site' }))).ServerCertificate;
  expect(shown).toEqual({ ServerCertificateMetadata: made.ServerCertificateMetadata, CertificateBody: one.certificate.trim(), Tags: [{ Key: 'team', Value: 'blue' }] });
  expect((await iam.send(new sdk.GetAccountSummaryCommand({}))).SummaryMap!.ServerCertificates).toBe(1);
  const entries = await world.gateway.kv.read(async (snapshot) => snapshot.range(['aws', root.accountId, '-', 'iam', serverCertificateKeys.name]));
  expect(entries).toHaveLength(1);
  expect(entries[0]!.value).not.toContain(one.privateKey.split('\n')[1]!);
  await iam.send(new sdk.DeleteServerCertificateCommand({ ServerCertificateName: 'site' }));
  expect(await failureOf(iam.send(new sdk.GetServerCertificateCommand({ ServerCertificateName: 'Site' })))).toBe('NoSuchEntity 404: The Server Certificate with name Site cannot be found.');
  const left = await world.gateway.kv.read(async (snapshot) => snapshot.range(['aws', root.accountId, '-', 'iam']));
  expect(left.filter(({ key }) => key[4]!.startsWith('server-certificate'))).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('IAM-150: what is no certificate, no key, no chain, or not of one pair is refused', async () => {
  const { world, upload } = await start();
  expect(await failureOf(upload({ CertificateBody: 'certificate' }))).toBe('MalformedCertificate 400: Unable to parse certificate. Please ensure the certificate is in PEM format.');
  expect(await failureOf(upload({ PrivateKey: two.privateKey }))).toMatch(/^KeyPairMismatch 400/);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });
  for (const PrivateKey of ['key', privateKey, one.certificate]) expect(await failureOf(upload({ PrivateKey })), PrivateKey).toMatch(/^MalformedCertificate 400: Unable to parse private key\./);
  expect(await failureOf(upload({ CertificateChain: 'chain' }))).toMatch(/^MalformedCertificate 400: Unable to parse certificate chain\./);
  expect(await failureOf(upload({ CertificateChain: two.certificate }))).toMatch(/^MalformedCertificate 400: Unable to validate certificate chain\. .* The index within the chain of the invalid certificate is: 0$/);
  expect(world.faults).toEqual([]);
});

test('IAM-150: a chain whose certificates sign each other is kept as it was given', async () => {
  const { world, iam, upload } = await start();
  const ca = await generate([{ name: 'commonName', value: 'ca.example.com' }], { algorithm: 'sha256', extensions: [{ name: 'basicConstraints', cA: true }] });
  const leaf = await generate([{ name: 'commonName', value: 'leaf.example.com' }], { algorithm: 'sha256', ca: { key: ca.private, cert: ca.cert } });
  const pair = { CertificateBody: leaf.cert, PrivateKey: leaf.private };
  await upload({ ...pair, CertificateChain: `${ca.cert}\n` });
  expect((await iam.send(new sdk.GetServerCertificateCommand({ ServerCertificateName: 'Site' }))).ServerCertificate!.CertificateChain).toBe(ca.cert.trim());
  expect(await failureOf(upload({ ...pair, ServerCertificateName: 'other', CertificateChain: `${ca.cert}\n${one.certificate}` }))).toMatch(/is: 1$/);
  expect(world.faults).toEqual([]);
});

test('IAM-10, IAM-23: a name is taken in whatever case; a certificate is renamed and moved', async () => {
  const { world, iam, upload } = await start();
  await upload();
  await upload({ ServerCertificateName: 'other' });
  const taken = (name: string) => `EntityAlreadyExists 409: The Server Certificate with name ${name} already exists.`;
  expect(await failureOf(upload({ ServerCertificateName: 'SITE' }))).toBe(taken('SITE'));
  const update = (input: object) => failureOf(iam.send(new sdk.UpdateServerCertificateCommand({ ServerCertificateName: 'site', ...input })));
  expect(await update({ NewServerCertificateName: 'Other' })).toBe(taken('Other'));
  expect(await update({ NewServerCertificateName: 'shop', NewPath: '/cloudfront/' })).toBe('it succeeded');
  expect(await update({})).toBe('NoSuchEntity 404: The Server Certificate with name site cannot be found.');
  const shown = (await iam.send(new sdk.GetServerCertificateCommand({ ServerCertificateName: 'shop' }))).ServerCertificate!;
  expect(shown.ServerCertificateMetadata!.Arn).toMatch(/:server-certificate\/cloudfront\/shop$/);
  expect(shown.CertificateBody).toBe(one.certificate.trim());
  const list = async (PathPrefix?: string) => (await iam.send(new sdk.ListServerCertificatesCommand({ PathPrefix }))).ServerCertificateMetadataList!.map(({ ServerCertificateName }) => ServerCertificateName);
  expect([await list(), await list('/cloudfront')]).toEqual([['other', 'shop'], ['shop']]);
  expect(world.faults).toEqual([]);
});

test('IAM-92, IAM-93: certificates have tags, whose keys differ by case', async () => {
  const { world, iam, upload } = await start();
  await upload();
  const tags = async () => (await iam.send(new sdk.ListServerCertificateTagsCommand({ ServerCertificateName: 'site' }))).Tags;
  expect(await tags()).toEqual([]);
  await iam.send(new sdk.TagServerCertificateCommand({ ServerCertificateName: 'site', Tags: [{ Key: 'a', Value: '1' }, { Key: 'A', Value: '2' }] }));
  expect(await tags()).toHaveLength(2);
  await iam.send(new sdk.UntagServerCertificateCommand({ ServerCertificateName: 'site', TagKeys: ['a', 'absent'] }));
  expect(await tags()).toEqual([{ Key: 'A', Value: '2' }]);
  for (const answer of [
    failureOf(iam.send(new sdk.TagServerCertificateCommand({ ServerCertificateName: 'absent', Tags: [] }))),
    failureOf(iam.send(new sdk.UntagServerCertificateCommand({ ServerCertificateName: 'absent', TagKeys: [] }))),
    failureOf(iam.send(new sdk.ListServerCertificateTagsCommand({ ServerCertificateName: 'absent' }))),
    failureOf(iam.send(new sdk.DeleteServerCertificateCommand({ ServerCertificateName: 'absent' }))),
  ]) {
    expect(await answer).toBe('NoSuchEntity 404: The Server Certificate with name absent cannot be found.');
  }
  expect(await failureOf(upload({ ServerCertificateName: 'twice', Tags: [{ Key: 'a', Value: '' }, { Key: 'a', Value: '' }] }))).toBe('InvalidInput 400: Duplicate tag keys found.');
  expect(world.faults).toEqual([]);
});

test('IAM-134: twenty certificates in an account', async () => {
  const { world, root, upload } = await start();
  for (let count = 0; count < 20; count++) {
    await putRow(world, root.accountId, serverCertificates, [`c${count}`], { name: `c${count}`, path: '/', id: `ASCA${count}`, uploadedAt: 0, expiresAt: 0, tags: [] });
  }
  expect(await failureOf(upload())).toBe('LimitExceeded 409: Cannot exceed quota for ServerCertificatesPerAccount: 20');
  expect(world.faults).toEqual([]);
});
