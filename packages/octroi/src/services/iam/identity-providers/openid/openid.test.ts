import {
  AddClientIDToOpenIDConnectProviderCommand, CreateOpenIDConnectProviderCommand, DeleteOpenIDConnectProviderCommand, GetAccountSummaryCommand, GetOpenIDConnectProviderCommand,
  ListOpenIDConnectProvidersCommand, ListOpenIDConnectProviderTagsCommand, RemoveClientIDFromOpenIDConnectProviderCommand, TagOpenIDConnectProviderCommand, UntagOpenIDConnectProviderCommand,
  UpdateOpenIDConnectProviderThumbprintCommand, type IAMClient,
} from '@aws-sdk/client-iam';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openWorld } from '../../../../testing/world.ts';

const world = await openWorld();
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

const THUMBPRINT = 'c3768084dfb3d2b68b7897bf5f565da8ef01234a';
const arnOf = (url: string) => `arn:aws:iam::${accountId}:oidc-provider/${url}`;
const refused = async (sent: Promise<unknown>) => {
  const { name, message, $metadata } = await sent.then(() => expect.fail('it was not refused'), (error: Error & { $metadata: { httpStatusCode: number } }) => error);
  return { name, status: $metadata.httpStatusCode, message };
};

test('IAM-140: a provider is named by its URL without scheme, and shown as it was made', async () => {
  const made = await iam.send(new CreateOpenIDConnectProviderCommand({ Url: 'https://idp.example.com/a/b', ClientIDList: ['x', 'y', 'x'], ThumbprintList: [THUMBPRINT], Tags: [{ Key: 'k', Value: 'v' }] }));
  expect(made).toMatchObject({ OpenIDConnectProviderArn: arnOf('idp.example.com/a/b'), Tags: [{ Key: 'k', Value: 'v' }] });
  const shown = await iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arnOf('idp.example.com/a/b') }));
  expect(shown).toMatchObject({ Url: 'idp.example.com/a/b', ClientIDList: ['x', 'y'], ThumbprintList: [THUMBPRINT], CreateDate: expect.any(Date), Tags: [{ Key: 'k', Value: 'v' }] });
  await iam.send(new CreateOpenIDConnectProviderCommand({ Url: 'https://bare.example.com' }));
  expect(await iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arnOf('bare.example.com') }))).toMatchObject({ ClientIDList: [], ThumbprintList: [], Tags: [] });
  expect((await iam.send(new ListOpenIDConnectProvidersCommand({}))).OpenIDConnectProviderList).toEqual([{ Arn: arnOf('bare.example.com') }, { Arn: arnOf('idp.example.com/a/b') }]);
  expect((await iam.send(new GetAccountSummaryCommand({}))).SummaryMap!.Providers).toBe(2);
});

test.each(['http://idp.example.com', 'idp.example.com', 'HTTPS://idp.example.com', 'https://', 'https:///x', 'https://a b', 'https://u:p@idp.example.com', 'https://idp.example.com?x=1', 'https://idp.example.com#x', 'https://idp.example.com\n', 'https://idp.exämple.com', 'https://a*'])(
  'IAM-140: `%s` is no URL of a provider',
  async (Url) => {
    expect(await refused(iam.send(new CreateOpenIDConnectProviderCommand({ Url })))).toEqual({ name: 'ValidationError', status: 400, message: 'Invalid Open ID Connect Provider URL' });
  },
);

test('IAM-23, IAM-25, IAM-140: once each, five thumbprints, a hundred client ids', async () => {
  const Url = 'https://idp.example.com';
  const create = (more: object) => iam.send(new CreateOpenIDConnectProviderCommand({ Url, ...more }));
  const ids = Array.from({ length: 101 }, (_, index) => `client-${index}`);
  expect(await refused(create({ ThumbprintList: Array.from({ length: 6 }, () => THUMBPRINT) }))).toEqual({ name: 'InvalidInputException', status: 400, message: 'Thumbprint list must contain fewer than 5 entries.' });
  const tooMany = { name: 'LimitExceededException', status: 409, message: 'Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100' };
  expect(await refused(create({ ClientIDList: ids }))).toEqual(tooMany);
  await create({ ClientIDList: ids.slice(1), ThumbprintList: Array.from({ length: 5 }, () => THUMBPRINT) });
  expect(await refused(create({}))).toEqual({ name: 'EntityAlreadyExistsException', status: 409, message: `Provider with url ${Url} already exists.` });
  const OpenIDConnectProviderArn = arnOf('idp.example.com');
  expect(await refused(iam.send(new AddClientIDToOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID: ids[0] })))).toEqual(tooMany);
  expect(await refused(iam.send(new UpdateOpenIDConnectProviderThumbprintCommand({ OpenIDConnectProviderArn, ThumbprintList: Array.from({ length: 6 }, () => THUMBPRINT) })))).toMatchObject({ name: 'InvalidInputException' });
});

test('IAM-134: a hundred providers', async () => {
  for (let index = 0; index < 100; index++) await iam.send(new CreateOpenIDConnectProviderCommand({ Url: `https://idp-${index}.example.com` }));
  expect(await refused(iam.send(new CreateOpenIDConnectProviderCommand({ Url: 'https://one.more.example.com' })))).toMatchObject({ name: 'LimitExceededException', message: 'Cannot exceed quota for OpenIdConnectProvidersPerAccount: 100' });
});

test('IAM-140, IAM-141: thumbprints are replaced, client ids come and go without complaint', async () => {
  const { OpenIDConnectProviderArn } = await iam.send(new CreateOpenIDConnectProviderCommand({ Url: 'https://idp.example.com', ClientIDList: ['a'] }));
  const shown = () => iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
  for (const ClientID of ['b', 'b']) await iam.send(new AddClientIDToOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID }));
  for (const ClientID of ['a', 'a', 'never']) await iam.send(new RemoveClientIDFromOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID }));
  await iam.send(new UpdateOpenIDConnectProviderThumbprintCommand({ OpenIDConnectProviderArn, ThumbprintList: [THUMBPRINT] }));
  expect(await shown()).toMatchObject({ ClientIDList: ['b'], ThumbprintList: [THUMBPRINT] });
});

test('IAM-92: tags of a provider compare exactly', async () => {
  const { OpenIDConnectProviderArn } = await iam.send(new CreateOpenIDConnectProviderCommand({ Url: 'https://idp.example.com' }));
  const tags = async () => (await iam.send(new ListOpenIDConnectProviderTagsCommand({ OpenIDConnectProviderArn }))).Tags;
  await iam.send(new TagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, Tags: [{ Key: 'a', Value: '1' }, { Key: 'A', Value: '2' }] }));
  await iam.send(new TagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, Tags: [{ Key: 'a', Value: '3' }] }));
  expect(await tags()).toHaveLength(2);
  await iam.send(new UntagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, TagKeys: ['A', 'none'] }));
  expect(await tags()).toEqual([{ Key: 'a', Value: '3' }]);
  const many = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
  expect(await refused(iam.send(new TagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, Tags: many })))).toEqual({ name: 'LimitExceededException', status: 409, message: 'The number of tags has reached the maximum limit.' });
});

test('IAM-21, IAM-141: what is not there is not found, in the words of each operation', async () => {
  const { OpenIDConnectProviderArn: elsewhere } = await world.iam(await world.account()).send(new CreateOpenIDConnectProviderCommand({ Url: 'https://idp.example.com' }));
  for (const OpenIDConnectProviderArn of [arnOf('idp.example.com'), elsewhere!, `arn:aws:iam::${accountId}:saml-provider/idp.example.com`, `arn:aws:iam::${accountId}:oidc-provider/`]) {
    const NotFound = { name: 'NoSuchEntityException', status: 404, message: `OpenIDConnect Provider not found for arn ${OpenIDConnectProviderArn}` };
    for (const command of [
      new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }),
      new AddClientIDToOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID: 'x' }),
      new RemoveClientIDFromOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID: 'x' }),
      new UpdateOpenIDConnectProviderThumbprintCommand({ OpenIDConnectProviderArn, ThumbprintList: [] }),
      new TagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, Tags: [] }),
      new UntagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, TagKeys: [] }),
      new ListOpenIDConnectProviderTagsCommand({ OpenIDConnectProviderArn }),
    ]) {
      expect(await refused(iam.send(command as GetOpenIDConnectProviderCommand))).toEqual(NotFound);
    }
    expect(await refused(iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn })))).toEqual({ ...NotFound, message: `OpenId connect Provider ${OpenIDConnectProviderArn} cannot be found.` });
  }
});
