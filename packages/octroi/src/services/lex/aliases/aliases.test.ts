import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { DeleteBotAliasCommand, GetBotAliasCommand, GetBotAliasesCommand, GetBotVersionsCommand, type ConversationLogsRequest, type LogSettingsRequest } from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { allow, openLexAccount, refusal, type LexAccount } from '../lex-account.fixture.ts';
import { putting, putVersioned } from '../lex-bots.fixture.ts';
import { channels } from '../tables.ts';

const get = (name = 'Live') => new GetBotAliasCommand({ botName: 'Florist', name });
const GROUP: LogSettingsRequest = { logType: 'TEXT', destination: 'CLOUDWATCH_LOGS', resourceArn: 'arn:aws:logs:us-east-1:111122223333:log-group:talks' };
const BUCKET: LogSettingsRequest = { logType: 'AUDIO', destination: 'S3', resourceArn: 'arn:aws:s3:::talks', kmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' };

async function lexRole({ world, root }: LexAccount, RoleName = 'logs', service = 'lex.amazonaws.com'): Promise<string> {
  const trust = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' } };
  return (await world.iam(root).send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }))).Role!.Arn!;
}

test('LEX-ALI-1, LEX-VER-2: an alias points to a version or to $LATEST, and is moved with its checksum', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  await putVersioned(models);
  const made = await put.alias('Live', '1', { description: 'd' });
  expect(made).toMatchObject({ name: 'Live', botName: 'Florist', botVersion: '1', description: 'd' });
  const { $metadata: _, ...shown } = await models.send(get());
  expect(made).toMatchObject(shown);
  expect(await refusal(put.alias('Live', '1'))).toBe('PreconditionFailedException 412: Bot alias Live already exists. If you are trying to update Live you must specify the checksum.');
  expect(await refusal(put.alias('Live', '1', { checksum: 'x' }))).toBe('PreconditionFailedException 412: The checksum does not match that of the bot alias Live.');
  expect(await refusal(put.alias('Dev', '1', { checksum: 'x' }))).toBe('BadRequestException 400: Bot alias Dev does not exist. If you are trying to create Dev you must not specify the checksum.');
  const moved = await put.alias('Live', '$LATEST', { checksum: made.checksum });
  expect([moved.botVersion, moved.description, moved.checksum === made.checksum]).toEqual(['$LATEST', undefined, false]);
  expect(await refusal(put.alias('Dev', '2'))).toBe('BadRequestException 400: The version 2 of the bot Florist does not exist.');
  expect(await refusal(put.alias('Dev', '1', { botName: 'Nothing' }))).toBe('BadRequestException 400: The version 1 of the bot Nothing does not exist.');
  expect(await refusal(models.send(get('Dev')))).toBe('NotFoundException 404: The alias Dev of the bot Florist does not exist.');
  expect(world.faults).toEqual([]);
});

test('LEX-VAL-11, LEX-VER-8, LEX-PAG-1, LEX-PAG-3: five aliases, told apart whatever their letter case, listed by name', async () => {
  const { world, models } = await openLexAccount();
  const put = putting(models);
  await put.bot({ intents: [] });
  for (const name of ['Ee', 'Dd', 'Cc', 'Bb']) await put.alias(name);
  expect(await refusal(put.alias('bb'))).toBe('BadRequestException 400: The bot alias name bb differs from the existing Bb in letter case only.');
  await put.alias('Aa');
  expect(await refusal(put.alias('Ff'))).toBe('LimitExceededException 429: A bot can have at most 5 aliases.');
  const list = async (more: object = {}) => (await models.send(new GetBotAliasesCommand({ botName: 'Florist', ...more }))).BotAliases!.map(({ name }) => name);
  expect(await list()).toEqual(['Aa', 'Bb', 'Cc', 'Dd', 'Ee']);
  expect(await list({ nameContains: 'C' })).toEqual(['Cc']);
  const { nextToken } = await models.send(new GetBotAliasesCommand({ botName: 'Florist', maxResults: 2 }));
  expect(await list({ maxResults: 2, nextToken })).toEqual(['Cc', 'Dd']);
  expect(await list({ botName: 'Nothing' })).toEqual([]);
  expect(await models.send(new DeleteBotAliasCommand({ botName: 'Florist', name: 'Cc' }))).toMatchObject({ $metadata: { httpStatusCode: 204 } });
  expect(await list()).toEqual(['Aa', 'Bb', 'Dd', 'Ee']);
  expect(await refusal(models.send(new DeleteBotAliasCommand({ botName: 'Florist', name: 'Cc' })))).toBe('NotFoundException 404: The alias Cc of the bot Florist does not exist.');
  expect(world.faults).toEqual([]);
});

test('LEX-VAL-12, LEX-IAM-3, LEX-TAG-2: an alias has tags of its own, from its making to its end', async () => {
  const { world, models, user } = await openLexAccount();
  const put = putting(models);
  await put.bot({ intents: [], tags: [{ key: 'team', value: 'red' }] });
  const tags = [{ key: 'team', value: 'blue' }];
  const { checksum, tags: shown } = await put.alias('Live', '$LATEST', { tags });
  expect(shown).toEqual(tags);
  expect(await refusal(put.alias('Live', '$LATEST', { tags, checksum }))).toBe('BadRequestException 400: You can specify tags only when you create an alias. Use TagResource to change the tags of an existing one.');
  const only = async (name: string, value: string) => (await user(name, allow(['lex:GetBotAlias', 'lex:GetBotVersions'], '*', { StringEquals: { 'lex:ResourceTag/team': value } }))).models;
  const [blue, red] = [await only('blue', 'blue'), await only('red', 'red')];
  expect([await refusal(blue.send(get())), await refusal(red.send(new GetBotVersionsCommand({ name: 'Florist' })))]).toEqual(['it succeeded', 'it succeeded']);
  expect(await refusal(red.send(get()))).toMatch(/^AccessDeniedException 403/);
  await models.send(new DeleteBotAliasCommand({ botName: 'Florist', name: 'Live' }));
  await put.alias('Live');
  expect(await refusal(blue.send(get()))).toMatch(/^AccessDeniedException 403/);
  expect(world.faults).toEqual([]);
});

test('LEX-DEL-1: an alias that a channel association uses stays', async () => {
  const account = await openLexAccount();
  const { models, world } = account;
  await account.bot('Florist');
  await putting(models).alias('Live');
  await account.put(channels, ['Florist', 'Live', 'Desk'], { name: 'Desk', botName: 'Florist', botAlias: 'Live', type: 'Slack', configuration: '', status: 'CREATED', createdAt: 0 });
  const deleted = models.send(new DeleteBotAliasCommand({ botName: 'Florist', name: 'Live' })).then(() => null, (error: { name: string; message: string; referenceType?: string; exampleReference?: object }) => [error.name, error.message, error.referenceType, error.exampleReference]);
  expect(await deleted).toEqual(['ResourceInUseException', 'The channel association Desk uses the alias Live of the bot Florist.', 'BotChannel', { name: 'Desk', version: '$LATEST' }]);
  expect(world.faults).toEqual([]);
});

test('LEX-ALI-3, LEX-SHP-9: logs are kept as they were put, with a prefix, and a Put without them turns them off', async () => {
  const account = await openLexAccount();
  const { models, world } = account;
  const put = putting(models);
  await put.bot({ intents: [] });
  const conversationLogs: ConversationLogsRequest = { iamRoleArn: await lexRole(account), logSettings: [GROUP, BUCKET] };
  const made = await put.alias('Live', '$LATEST', { conversationLogs });
  const resourcePrefix = 'aws/lex/Florist/Live/';
  expect(made.conversationLogs).toEqual({ iamRoleArn: conversationLogs.iamRoleArn, logSettings: [{ ...GROUP, resourcePrefix }, { ...BUCKET, resourcePrefix }] });
  expect((await models.send(get())).conversationLogs).toEqual(made.conversationLogs);
  expect((await put.alias('Live', '$LATEST', { checksum: made.checksum })).conversationLogs).toBeUndefined();
  expect(world.faults).toEqual([]);
});

test.each([
  ['LEX-LOG-1', [{ ...GROUP, destination: 'S3' }], 'Logs of the type TEXT can be brought to CLOUDWATCH_LOGS only.'],
  ['LEX-LOG-1', [{ ...BUCKET, destination: 'CLOUDWATCH_LOGS' }], 'Logs of the type AUDIO can be brought to S3 only.'],
  ['LEX-LOG-1', [{ ...GROUP, kmsKeyArn: BUCKET.kmsKeyArn }], 'You can specify a kmsKeyArn for S3 only.'],
  ['LEX-LOG-1', [{ ...GROUP, resourceArn: BUCKET.resourceArn }], 'The resourceArn arn:aws:s3:::talks is not of a log group.'],
  ['LEX-LOG-1', [GROUP, GROUP], 'The log type TEXT occurs more than once.'],
] satisfies readonly [string, LogSettingsRequest[], string][])('LEX-LOG-1: by %s, logs %j are refused', async (_rule, logSettings, message) => {
  const account = await openLexAccount();
  const put = putting(account.models);
  await put.bot({ intents: [] });
  expect(await refusal(put.alias('Live', '$LATEST', { conversationLogs: { iamRoleArn: await lexRole(account), logSettings } }))).toBe(`BadRequestException 400: ${message}`);
});

test('LEX-VAL-14: conversations with children are not logged', async () => {
  const account = await openLexAccount();
  const put = putting(account.models);
  await put.bot({ intents: [], childDirected: true });
  expect(await refusal(put.alias('Live', '$LATEST', { conversationLogs: { iamRoleArn: await lexRole(account), logSettings: [GROUP] } }))).toBe('BadRequestException 400: The bot Florist is directed to children. Its conversations cannot be logged.');
});

test('LEX-IAM-21, LEX-ERR-1: the role of logs is passed by who may, and has to let Lex assume it', async () => {
  const account = await openLexAccount();
  const { models, user, arn, world } = account;
  const put = putting(models);
  await put.bot({ intents: [] });
  const iamRoleArn = await lexRole(account);
  const logs = (role: string) => ({ conversationLogs: { iamRoleArn: role, logSettings: [GROUP] } });
  const ann = await user('ann', allow('lex:*'));
  expect(await refusal(putting(ann.models).alias('Live', '$LATEST', logs(iamRoleArn)))).toBe(
    `AccessDeniedException 403: User: ${ann.arn} is not authorized to perform: iam:PassRole on resource: ${iamRoleArn} because no identity-based policy allows the iam:PassRole action`,
  );
  const condition = (resource: string) => ({ StringEquals: { 'iam:PassedToService': 'lex.amazonaws.com' }, ArnLike: { 'iam:AssociatedResourceArn': arn(resource) } });
  const bob = await user('bob', allow('lex:*'), allow('iam:PassRole', iamRoleArn, condition('bot:Florist:Live')));
  expect(await refusal(putting(bob.models).alias('Live', '$LATEST', logs(iamRoleArn)))).toBe('it succeeded');
  const other = await user('other', allow('lex:*'), allow('iam:PassRole', iamRoleArn, condition('bot:Florist:Dev')));
  expect(await refusal(putting(other.models).alias('Test', '$LATEST', logs(iamRoleArn)))).toMatch(/^AccessDeniedException 403: .*iam:PassRole/);
  for (const role of [iamRoleArn.replace(/logs$/, 'gone'), await lexRole(account, 'foreign', 'lambda.amazonaws.com')]) {
    expect(await refusal(put.alias('Test', '$LATEST', logs(role)))).toBe(`BadRequestException 400: Lex can't access your IAM role ${role}. Check that the role exists, and that its trust policy lets lex.amazonaws.com assume it.`);
  }
  expect(world.faults).toEqual([]);
});
