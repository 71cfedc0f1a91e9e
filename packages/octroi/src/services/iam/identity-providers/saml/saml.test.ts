import { generateKeyPairSync } from 'node:crypto';
import {
  CreateSAMLProviderCommand, DeleteSAMLProviderCommand, GetAccountSummaryCommand, GetSAMLProviderCommand, ListSAMLProvidersCommand, ListSAMLProviderTagsCommand, TagSAMLProviderCommand,
  UntagSAMLProviderCommand, UpdateSAMLProviderCommand, type IAMClient,
} from '@aws-sdk/client-iam';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { testSamlProvider } from '../../../../testing/identity-provider/saml.ts';
import { openWorld } from '../../../../testing/world.ts';

const world = await openWorld();
const { metadata } = await testSamlProvider();
let iam: IAMClient;
let accountId: string;
beforeEach(async () => {
  const root = await world.account();
  iam = world.iam(root);
  ({ accountId } = root);
});
afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const arnOf = (name: string) => `arn:aws:iam::${accountId}:saml-provider/${name}`;
const create = (Name: string, more: object = {}) => iam.send(new CreateSAMLProviderCommand({ Name, SAMLMetadataDocument: metadata, ...more }));
const refused = async (sent: Promise<unknown>) => {
  const { name, message, $metadata } = await sent.then(() => expect.fail('it was not refused'), (error: Error & { $metadata: { httpStatusCode: number } }) => error);
  return { name, status: $metadata.httpStatusCode, message };
};
const pemKey = (type: 'rsa' | 'ec') => (type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ec', { namedCurve: 'P-256' })).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

test('IAM-142: a provider is shown as it was made, for a hundred years unless its metadata says otherwise', async () => {
  expect(await create('Corp', { Tags: [{ Key: 'k', Value: 'v' }] })).toMatchObject({ SAMLProviderArn: arnOf('Corp'), Tags: [{ Key: 'k', Value: 'v' }] });
  const shown = await iam.send(new GetSAMLProviderCommand({ SAMLProviderArn: arnOf('Corp') }));
  expect(shown).toMatchObject({ SAMLMetadataDocument: metadata, AssertionEncryptionMode: 'Allowed', PrivateKeyList: [], Tags: [{ Key: 'k', Value: 'v' }], SAMLProviderUUID: expect.any(String) });
  expect(shown.ValidUntil!.getUTCFullYear() - shown.CreateDate!.getUTCFullYear()).toBe(100);
  await create('Until', { SAMLMetadataDocument: metadata.replace('entityID=', 'validUntil="2040-01-02T03:04:05Z" entityID=') });
  const { SAMLProviderList } = await iam.send(new ListSAMLProvidersCommand({}));
  expect(SAMLProviderList!.map(({ Arn }) => Arn)).toEqual([arnOf('Corp'), arnOf('Until')]);
  expect(SAMLProviderList![1]!.ValidUntil).toEqual(new Date('2040-01-02T03:04:05Z'));
  expect((await iam.send(new GetAccountSummaryCommand({}))).SummaryMap!.Providers).toBe(2);
});

test('IAM-142: metadata of every size that a request can carry is kept as it is', async () => {
  const long = metadata.replace('</md:EntityDescriptor>', `<!-- ${'ä'.repeat(600_000)} --></md:EntityDescriptor>`);
  await create('Long', { SAMLMetadataDocument: long });
  expect((await iam.send(new GetSAMLProviderCommand({ SAMLProviderArn: arnOf('Long') }))).SAMLMetadataDocument).toBe(long);
  await iam.send(new UpdateSAMLProviderCommand({ SAMLProviderArn: arnOf('Long'), SAMLMetadataDocument: metadata }));
  expect((await iam.send(new GetSAMLProviderCommand({ SAMLProviderArn: arnOf('Long') }))).SAMLMetadataDocument).toBe(metadata);
});

test('IAM-142: what is no metadata of an identity provider is refused, entities and all', async () => {
  const pad = `<!-- ${'x'.repeat(1000)} -->`;
  const bad = [
    `text ${'x'.repeat(1000)}`,
    `<x>${pad}</x>`,
    metadata.replace('IDPSSODescriptor', 'SPSSODescriptor').replace('</md:IDPSSODescriptor', '</md:SPSSODescriptor'),
    metadata.replace(/entityID="[^"]*"/, 'entityID=""'),
    metadata.replace(/<ds:X509Certificate>[^<]*/, `<ds:X509Certificate>???${pad}`),
    metadata.replace('use="signing"', 'use="encryption"'),
    metadata.replace('?>', '?><!DOCTYPE md [<!ENTITY x "y">]>'),
    metadata.replace('entityID=', 'validUntil="soon" entityID='),
    metadata.slice(0, -10),
    // More certificates than an assertion shall be tried with.
    metadata.replace(/<ds:X509Certificate>[^<]*<\/ds:X509Certificate>/, Array.from({ length: 11 }, (_, index) => `<ds:X509Certificate>${'A'.repeat(4 * (index + 1))}</ds:X509Certificate>`).join('')),
  ];
  for (const SAMLMetadataDocument of bad) {
    expect(await refused(create('Bad', { SAMLMetadataDocument })), SAMLMetadataDocument.slice(0, 200)).toEqual({ name: 'InvalidInputException', status: 400, message: 'Could not parse metadata' });
  }
});

test('IAM-10, IAM-23, IAM-134: names are unique ignoring case, a hundred of them', async () => {
  await create('Corp');
  expect(await refused(create('corp'))).toMatchObject({ name: 'EntityAlreadyExistsException', status: 409 });
  for (let index = 1; index < 100; index++) await create(`p${index}`);
  expect(await refused(create('one-more'))).toMatchObject({ name: 'LimitExceededException', status: 409 });
});

test('IAM-142: private keys come and go, and nothing shows them', async () => {
  await create('Corp', { AddPrivateKey: pemKey('rsa'), AssertionEncryptionMode: 'Required' });
  const SAMLProviderArn = arnOf('Corp');
  const shown = () => iam.send(new GetSAMLProviderCommand({ SAMLProviderArn }));
  const update = (more: object) => iam.send(new UpdateSAMLProviderCommand({ SAMLProviderArn, ...more }));
  expect(await update({ AddPrivateKey: pemKey('rsa'), AssertionEncryptionMode: 'Allowed' })).toMatchObject({ SAMLProviderArn });
  const { PrivateKeyList, AssertionEncryptionMode } = await shown();
  expect(AssertionEncryptionMode).toBe('Allowed');
  expect(PrivateKeyList).toEqual([{ KeyId: expect.stringMatching(/^[A-Z0-9]{22,64}$/), Timestamp: expect.any(Date) }, { KeyId: expect.any(String), Timestamp: expect.any(Date) }]);
  await update({ RemovePrivateKey: PrivateKeyList![0]!.KeyId });
  expect((await shown()).PrivateKeyList).toEqual([PrivateKeyList![1]]);
  expect(await refused(update({ RemovePrivateKey: PrivateKeyList![0]!.KeyId }))).toMatchObject({ name: 'NoSuchEntityException' });
  for (const AddPrivateKey of ['no key at all', pemKey('ec')]) expect(await refused(update({ AddPrivateKey }))).toEqual({ name: 'InvalidInputException', status: 400, message: 'The private key is not valid' });
});

test('IAM-92: tags of a provider compare exactly', async () => {
  await create('Corp');
  const SAMLProviderArn = arnOf('Corp');
  await iam.send(new TagSAMLProviderCommand({ SAMLProviderArn, Tags: [{ Key: 'a', Value: '1' }, { Key: 'A', Value: '2' }] }));
  await iam.send(new UntagSAMLProviderCommand({ SAMLProviderArn, TagKeys: ['A'] }));
  expect((await iam.send(new ListSAMLProviderTagsCommand({ SAMLProviderArn }))).Tags).toEqual([{ Key: 'a', Value: '1' }]);
});

test('IAM-21: what is not there is not found, in the words of the recording', async () => {
  const { SAMLProviderArn: elsewhere } = await world.iam(await world.account()).send(new CreateSAMLProviderCommand({ Name: 'Corp', SAMLMetadataDocument: metadata }));
  await create('Here');
  for (const SAMLProviderArn of [arnOf('Corp'), arnOf('here'), elsewhere!, `arn:aws:iam::${accountId}:oidc-provider/Here`]) {
    for (const command of [
      new GetSAMLProviderCommand({ SAMLProviderArn }), new UpdateSAMLProviderCommand({ SAMLProviderArn }), new DeleteSAMLProviderCommand({ SAMLProviderArn }),
      new TagSAMLProviderCommand({ SAMLProviderArn, Tags: [] }), new UntagSAMLProviderCommand({ SAMLProviderArn, TagKeys: [] }), new ListSAMLProviderTagsCommand({ SAMLProviderArn }),
    ]) {
      expect(await refused(iam.send(command as GetSAMLProviderCommand))).toEqual({ name: 'NoSuchEntityException', status: 404, message: `Manifest not found for arn ${SAMLProviderArn}` });
    }
  }
  await iam.send(new DeleteSAMLProviderCommand({ SAMLProviderArn: arnOf('Here') }));
  expect((await iam.send(new ListSAMLProvidersCommand({}))).SAMLProviderList).toEqual([]);
});
