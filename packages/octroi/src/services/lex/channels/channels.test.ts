import { GetRoleCommand } from '@aws-sdk/client-iam';
import { DeleteBotChannelAssociationCommand, GetBotChannelAssociationCommand, GetBotChannelAssociationsCommand, ListTagsForResourceCommand } from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { CreateBotChannelAssociationCommand } from '../../../testing/create-channel-command.ts';
import { allow, implicitDenial, openLexAccount, refusal, type LexUser } from '../lex-account.fixture.ts';

const NAMES = { botName: 'Shop', botAlias: 'PROD', name: 'chat' };
const CONFIGURATION = { verifyToken: 'a-secret-1', pageAccessToken: 'a-secret-2' };

async function open() {
  const lex = await openLexAccount();
  await lex.bot('Shop');
  await lex.alias('Shop', 'PROD');
  await lex.alias('Shop', 'DEV');
  const { models } = lex;
  return {
    ...lex,
    make: (more: Partial<ConstructorParameters<typeof CreateBotChannelAssociationCommand>[0]> = {}, by: Pick<LexUser, 'models'> = { models }) =>
      by.models.send(new CreateBotChannelAssociationCommand({ ...NAMES, type: 'Facebook', botConfiguration: CONFIGURATION, ...more })),
    get: (name = 'chat', client = models) => client.send(new GetBotChannelAssociationCommand({ ...NAMES, name })),
    drop: (name = 'chat', client = models) => client.send(new DeleteBotChannelAssociationCommand({ ...NAMES, name })),
    list: (botAlias: string, more: object = {}, client = models) => client.send(new GetBotChannelAssociationsCommand({ botName: 'Shop', botAlias, ...more })),
  };
}

test('LEX-CHN-1: a channel association is made, shown and deleted', async () => {
  const { world, make, get, drop } = await open();
  const made = await make({ description: 'for the shop' });
  expect(made.$metadata.httpStatusCode).toBe(201);
  const { $metadata, ...shown } = await get();
  expect(shown).toEqual({ ...NAMES, description: 'for the shop', createdDate: expect.any(Date), type: 'Facebook', botConfiguration: expect.any(Object), status: 'CREATED' });
  expect($metadata.httpStatusCode).toBe(200);
  expect((await drop()).$metadata.httpStatusCode).toBe(204);
  const gone = 'NotFoundException 404: The channel association chat of the alias PROD of the bot Shop does not exist.';
  expect([await refusal(get()), await refusal(drop())]).toEqual([gone, gone]);
  expect(world.faults).toEqual([]);
});

test('LEX-CHN-2: the secrets of a platform are in no answer and lie sealed', async () => {
  const { world, make, get, list, root } = await open();
  await make();
  expect((await get()).botConfiguration).toEqual({ verifyToken: '****', pageAccessToken: '****' });
  expect(JSON.stringify(await list('PROD'))).not.toContain('a-secret');
  const stored = await world.gateway.kv.read((snapshot) => snapshot.range(['aws', root.accountId, 'us-east-1', 'lex']));
  expect(stored.map(({ value }) => value).join()).not.toContain('a-secret');
  expect(stored.length).toBeGreaterThan(0);
  expect(world.faults).toEqual([]);
});

test('LEX-CHN-1: of an alias that exists, of the known types, with a configuration of one to ten values', async () => {
  const { world, make } = await open();
  expect(await refusal(make({ botAlias: 'NONE' }))).toBe('NotFoundException 404: The bot alias NONE of the bot Shop does not exist.');
  expect(await refusal(make({ type: 'Pigeon' as never }))).toMatch(/^BadRequestException 400: .*'type' failed to satisfy constraint/);
  expect(await refusal(make({ botConfiguration: {} }))).toMatch(/^BadRequestException 400: .*'botConfiguration' failed to satisfy constraint/);
  expect(await refusal(make({ botConfiguration: Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`k${at}`, 'v'])) }))).toMatch(/^BadRequestException 400: .*'botConfiguration' failed to satisfy constraint/);
  for (const type of ['Facebook', 'Slack', 'Twilio-Sms', 'Kik'] as const) await make({ type, name: type.replace('-', '_') });
  expect(world.faults).toEqual([]);
});

test('LEX-VER-8: names of channels differ by more than letter case, within their alias', async () => {
  const { world, make } = await open();
  await make();
  expect(await refusal(make())).toBe('ConflictException 409: The channel association chat already exists.');
  expect(await refusal(make({ name: 'Chat' }))).toBe('BadRequestException 400: A channel association with the name chat already exists.');
  await make({ name: 'Chat', botAlias: 'DEV' });
  expect(world.faults).toEqual([]);
});

test('LEX-PAG-3, LEX-PAG-1: channels of an alias or of all, by part of a name, page by page; of nothing there are none', async () => {
  const { world, make, list } = await open();
  for (const [botAlias, name] of [['PROD', 'b'], ['DEV', 'b'], ['DEV', 'a'], ['PROD', 'Cab']] as const) await make({ botAlias, name });
  const names = async (botAlias: string, more: object = {}) => {
    const { botChannelAssociations: found, nextToken } = await list(botAlias, more);
    return { found: found!.map(({ name, botAlias: of }) => `${of} ${name}`), nextToken };
  };
  expect(await names('-')).toEqual({ found: ['PROD Cab', 'DEV a', 'DEV b', 'PROD b'], nextToken: undefined });
  expect((await names('DEV')).found).toEqual(['DEV a', 'DEV b']);
  expect((await names('-', { nameContains: 'A' })).found).toEqual(['PROD Cab', 'DEV a']);
  expect((await names('NONE')).found).toEqual([]);
  const first = await names('-', { maxResults: 3 });
  expect([first.found.length, (await names('-', { maxResults: 3, nextToken: first.nextToken })).found]).toEqual([3, ['PROD b']]);
  expect(await refusal(list('-', { nextToken: 'x' }))).toBe('BadRequestException 400: The value of nextToken is not valid.');
  expect(world.faults).toEqual([]);
});

test('LEX-TAG-2: the tags of a channel go with it', async () => {
  const { world, models, make, drop, arn } = await open();
  await make({ tags: [{ key: 'team', value: 'red' }] });
  const tags = async () => (await models.send(new ListTagsForResourceCommand({ resourceArn: arn('bot-channel:Shop:PROD:chat') }))).tags;
  expect(await tags()).toEqual([{ key: 'team', value: 'red' }]);
  await drop();
  await make();
  expect(await tags()).toEqual([]);
  expect(await refusal(make({ name: 'other', tags: [{ key: 'aws:x', value: '' }] }))).toBe('BadRequestException 400: Tag keys that begin with aws: are reserved for AWS.');
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-11: lex:ChannelType is the type of the request or of what is stored, whatever the letter case of its key, and no other of its values', async () => {
  const { world, make, get, drop, user, arn } = await open();
  const typed = (key: string) => allow(['lex:CreateBotChannelAssociation', 'lex:GetBotChannelAssociation', 'lex:DeleteBotChannelAssociation'], '*', { StringEquals: { [key]: 'Slack' } });
  const [seed, reference, lower, none] = [await user('ann', typed('lex:ChannelType')), await user('ben', typed('lex:channelType')), await user('cleo', allow('lex:*', '*', { StringEquals: { 'lex:ChannelType': 'slack' } })), await user('dan', typed('lex:associatedChannelType'))];
  const chat = arn('bot-channel:Shop:PROD:chat');
  for (const one of [seed, reference]) {
    expect(await refusal(make({}, one))).toBe(implicitDenial(one.arn, 'lex:CreateBotChannelAssociation', chat));
    await make({ type: 'Slack' }, one);
    for (const by of [lower, none]) expect(await refusal(get('chat', by.models))).toBe(implicitDenial(by.arn, 'lex:GetBotChannelAssociation', chat));
    await get('chat', one.models);
    await drop('chat', one.models);
  }
  await make();
  expect(await refusal(get('chat', seed.models))).toBe(implicitDenial(seed.arn, 'lex:GetBotChannelAssociation', chat));
  expect(await refusal(drop('chat', seed.models))).toBe(implicitDenial(seed.arn, 'lex:DeleteBotChannelAssociation', chat));
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-31: the role of channels is made with the first one, if the caller may; if not, the channel is made without', async () => {
  const { world, root, make, user } = await open();
  const creating = allow('lex:CreateBotChannelAssociation');
  const making = allow('iam:CreateServiceLinkedRole', '*', { StringEquals: { 'iam:AWSServiceName': 'channels.lex.amazonaws.com', 'aws:CalledViaLast': 'lex.amazonaws.com' }, Bool: { 'aws:ViaAWSService': 'true' } });
  const [ann, ben] = [await user('ann', creating), await user('ben', creating, making)];
  const role = async () => refusal(world.iam(root).send(new GetRoleCommand({ RoleName: 'AWSServiceRoleForLexChannels' })));
  await make({}, ann);
  expect(await role()).toMatch(/^NoSuchEntityException 404: /);
  await make({ name: 'other' }, ben);
  expect(await role()).toBe('it succeeded');
  await make({ name: 'third' }, ben);
  const { Role } = await world.iam(root).send(new GetRoleCommand({ RoleName: 'AWSServiceRoleForLexChannels' }));
  expect(Role!.Arn).toBe(`arn:aws:iam::${root.accountId}:role/aws-service-role/channels.lex.amazonaws.com/AWSServiceRoleForLexChannels`);
  const decided = world.gateway.ring.all().filter(({ record }) => record.operation === 'CreateServiceLinkedRole');
  expect(decided.map(({ record }) => [record.caller, record.error])).toEqual([[ann.arn, 'AccessDenied'], [ben.arn, null]]);
  expect(world.faults).toEqual([]);
});
