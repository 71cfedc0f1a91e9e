import { CreateRoleCommand, CreateServiceLinkedRoleCommand, GetRoleCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, AddPermissionCommand } from '@aws-sdk/client-lambda';
import { GetImportCommand, PutBotAliasCommand, PutBotCommand, PutIntentCommand, PutSlotTypeCommand, StartImportCommand, StartMigrationCommand } from '@aws-sdk/client-lex-model-building-service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { functionOf, makeRole } from '../../packages/octroi/src/services/lambda/lambda.fixture.ts';
import { implicitDenial } from '../../packages/octroi/src/services/lex/lex-account.fixture.ts';
import { allow, openConformance, type Conformance } from './account.ts';
import { payload } from './requests.ts';

/** What actions of Lex depend on besides themselves: each dependent check with it and without it. */

const bot = { locale: 'en-US', childDirected: false, processBehavior: 'SAVE' } as const;
const intent = { name: 'Buy', sampleUtterances: ['buy'], fulfillmentActivity: { type: 'ReturnIntent' as const } };
const slotType = { name: 'Size', enumerationValues: [{ value: 'small' }] };

let account: Conformance;
let logsRole: string;
beforeAll(async () => {
  account = await openConformance();
  const trust = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'lex.amazonaws.com' }, Action: 'sts:AssumeRole' } };
  logsRole = (await account.world.iam(account.root).send(new CreateRoleCommand({ RoleName: 'logs', AssumeRolePolicyDocument: JSON.stringify(trust) }))).Role!.Arn!;
});
afterAll(async () => {
  expect(account.world.faults).toEqual([]);
  await account.world.close();
});

const denied = (action: string, resource: string): string => implicitDenial(account.ann, action, resource.startsWith('arn:') ? resource : account.arn(resource));
const logging = (iamRoleArn: string) =>
  new PutBotAliasCommand({
    botName: 'Shop', name: 'LOGGED', botVersion: '$LATEST',
    conversationLogs: { iamRoleArn, logSettings: [{ logType: 'TEXT', destination: 'CLOUDWATCH_LOGS', resourceArn: `arn:aws:logs:us-east-1:${account.root.accountId}:log-group:talks` }] },
  });

test('LEX-IAM-31, dependent check of PutBot: iam:CreateServiceLinkedRole, asked by Lex in the name of the caller, and needed for no bot', async () => {
  const { world, root } = account;
  const exists = () => world.iam(root).send(new GetRoleCommand({ RoleName: 'AWSServiceRoleForLexBots' })).then(() => true, () => false);
  const making = (...keys: object[]) => allow('iam:CreateServiceLinkedRole', '*', Object.assign({ StringEquals: { 'iam:AWSServiceName': 'lex.amazonaws.com' } }, ...keys));
  const put = new PutBotCommand({ ...bot, name: 'Fresh' });
  expect(await account.ask(put, allow('lex:PutBot'))).toBe('it succeeded');
  expect(await exists()).toBe(false);
  expect(await account.ask(put, allow('lex:PutBot'), making({ Bool: { 'aws:ViaAWSService': 'false' } }))).toBe('it succeeded');
  expect(await exists()).toBe(false);
  expect(await account.ask(put, allow('lex:PutBot'), making({ Bool: { 'aws:ViaAWSService': 'true' } }))).toBe('it succeeded');
  expect(await exists()).toBe(true);
});

test('dependent check of PutBot, LEX-VER-5: lex:CreateBotVersion, if a version is made', async () => {
  const put = new PutBotCommand({ ...bot, name: 'Fresh', createVersion: true });
  expect(await account.ask(put, allow('lex:PutBot'))).toBe(denied('lex:CreateBotVersion', 'bot:Fresh:$LATEST'));
  expect(await account.ask(put, allow('lex:PutBot'), allow('lex:CreateBotVersion', account.arn('bot:Fresh')))).toBe('it succeeded');
});

test('dependent check of PutBot, LEX-IAM-7: never lex:TagResource; tags of a new bot are keys of PutBot itself', async () => {
  const put = new PutBotCommand({ ...bot, name: 'Fresh', tags: [{ key: 'stage', value: 'test' }] });
  const noTagging = { Effect: 'Deny', Action: 'lex:TagResource', Resource: '*' };
  expect(await account.ask(put, noTagging, allow('lex:PutBot', '*', { StringEquals: { 'aws:RequestTag/stage': 'live' } }))).toBe(denied('lex:PutBot', 'bot:Fresh:$LATEST'));
  expect(await account.ask(put, noTagging, allow('lex:PutBot', '*', { StringEquals: { 'aws:RequestTag/stage': 'test' }, 'ForAllValues:StringEquals': { 'aws:TagKeys': ['stage'] } }))).toBe('it succeeded');
});

test('LEX-IAM-21, dependent check of PutBotAlias: iam:PassRole to lex.amazonaws.com for the alias, if its conversations are logged', async () => {
  const passing = (keys: object) => allow('iam:PassRole', logsRole, { StringEquals: keys });
  expect(await account.ask(logging(logsRole), allow('lex:PutBotAlias'))).toBe(denied('iam:PassRole', logsRole));
  for (const other of [{ 'iam:PassedToService': 'lambda.amazonaws.com' }, { 'iam:AssociatedResourceArn': account.arn('bot:Shop:PROD') }]) {
    expect(await account.ask(logging(logsRole), allow('lex:PutBotAlias'), passing(other))).toBe(denied('iam:PassRole', logsRole));
  }
  expect(await account.ask(logging(logsRole), allow('lex:PutBotAlias'), passing({ 'iam:PassedToService': 'lex.amazonaws.com', 'iam:AssociatedResourceArn': account.arn('bot:Shop:LOGGED') }))).toBe('it succeeded');
  expect(await account.ask(new PutBotAliasCommand({ botName: 'Shop', name: 'LOGGED', botVersion: '$LATEST' }), allow('lex:PutBotAlias'))).toBe('it succeeded');
});

test('LEX-IAM-21: the role has to exist and to let Lex assume it, for this alias of this account', async () => {
  const { world, root } = account;
  const everything = allow('*');
  const refused = async (arn: string) => expect(await account.ask(logging(arn), everything)).toMatch(/^BadRequestException 400: Lex can't access your IAM role/);
  await refused(`arn:aws:iam::${root.accountId}:role/none`);
  await refused(`arn:aws:iam::999999999999:role/logs`);
  await refused(logsRole.replace('role/', 'role/other/'));
  const trusting = async (RoleName: string, Service: string, Condition: object = {}) =>
    (await world.iam(root).send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole', Condition } }) }))).Role!.Arn!;
  await refused(await trusting('lambda', 'lambda.amazonaws.com'));
  await refused(await trusting('elsewhere', 'lex.amazonaws.com', { StringEquals: { 'aws:SourceAccount': '999999999999' } }));
  await refused(await trusting('of-another', 'lex.amazonaws.com', { ArnEquals: { 'aws:SourceArn': account.arn('bot:Shop:PROD') } }));
  const exact = await trusting('exact', 'lex.amazonaws.com', { ArnEquals: { 'aws:SourceArn': account.arn('bot:Shop:LOGGED') }, StringEquals: { 'aws:SourceAccount': root.accountId } });
  expect(await account.ask(logging(exact), everything)).toBe('it succeeded');
});

test('LEX-IAM-24, LEX-IAM-23, dependent check of PutIntent: the function lets lex.amazonaws.com in for the intent; the caller needs no permission of Lambda', async () => {
  const { world, root } = account;
  const lambda = world.lambda(root);
  const role = await makeRole(world.iam(root), 'execution');
  await lambda.send(new CreateFunctionCommand(functionOf('hook', role)));
  world.clocks.advance(10);
  const uri = `arn:aws:lambda:us-east-1:${root.accountId}:function:hook`;
  const put = new PutIntentCommand({ ...intent, dialogCodeHook: { uri, messageVersion: '1.0' } });
  const closed = `BadRequestException 400: Lex is unable to access the Lambda function ${uri} in the context of intent ${account.arn('intent:Buy:$LATEST')}.  Please check the resource-based policy on the function.`;
  const grant = (StatementId: string, SourceArn: string) => lambda.send(new AddPermissionCommand({ FunctionName: 'hook', StatementId, Action: 'lambda:InvokeFunction', Principal: 'lex.amazonaws.com', SourceArn, SourceAccount: root.accountId }));
  expect(await account.ask(put, allow('*'))).toBe(closed);
  await grant('other', account.arn('intent:Sell:*'));
  expect(await account.ask(put, allow('*'))).toBe(closed);
  await grant('lex', account.arn('intent:Buy:*'));
  expect(await account.ask(put, allow('lex:PutIntent'), { Effect: 'Deny', Action: 'lambda:*', Resource: '*' })).toBe('it succeeded');
});

test('LEX-IAM-22, dependent check of PutIntent: iam:PassRole, if it searches with Kendra', async () => {
  const put = new PutIntentCommand({ name: 'Search', parentIntentSignature: 'AMAZON.KendraSearchIntent', kendraConfiguration: { kendraIndex: `arn:aws:kendra:us-east-1:${account.root.accountId}:index/documents-of-the-shop`, role: logsRole } });
  expect(await account.ask(put, allow('lex:PutIntent'))).toBe(denied('iam:PassRole', logsRole));
  const passing = allow('iam:PassRole', logsRole, { StringEquals: { 'iam:PassedToService': 'lex.amazonaws.com', 'iam:AssociatedResourceArn': account.arn('intent:Search:$LATEST') } });
  expect(await account.ask(put, allow('lex:PutIntent'), passing)).toBe('it succeeded');
});

test('dependent check of PutIntent, LEX-VER-5: lex:CreateIntentVersion, if a version is made', async () => {
  const put = new PutIntentCommand({ ...intent, createVersion: true });
  expect(await account.ask(put, allow('lex:PutIntent'))).toBe(denied('lex:CreateIntentVersion', 'intent:Buy:$LATEST'));
  expect(await account.ask(put, allow('lex:PutIntent'), allow('lex:CreateIntentVersion', account.arn('intent:Buy:$LATEST')))).toBe('it succeeded');
});

test('dependent check of PutSlotType, LEX-VER-5: lex:CreateSlotTypeVersion, if a version is made', async () => {
  const put = new PutSlotTypeCommand({ ...slotType, createVersion: true });
  expect(await account.ask(put, allow('lex:PutSlotType'))).toBe(denied('lex:CreateSlotTypeVersion', 'slottype:Size:$LATEST'));
  expect(await account.ask(put, allow('lex:PutSlotType'), allow('lex:CreateSlotTypeVersion', account.arn('slottype:Size:$LATEST')))).toBe('it succeeded');
});

test('dependent check of CreateBotChannelAssociation: iam:CreateServiceLinkedRole was asked for the first one, and is not asked again', async () => {
  const { world, root } = account;
  const made = world.gateway.ring.all().filter(({ record }) => record.operation === 'CreateServiceLinkedRole' && record.decisions[0]?.resource.includes('/channels.lex.amazonaws.com/') === true);
  expect(made).toHaveLength(1);
  await expect(world.iam(root).send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'channels.lex.amazonaws.com' }))).rejects.toThrow('has been taken in this account');
});

const IMPORTED = [
  ['lex:GetBot', 'bot:Shop:$LATEST'],
  ['lex:GetIntent', 'intent:Buy:$LATEST'],
  ['lex:PutIntent', 'intent:Buy:$LATEST'],
  ['lex:GetSlotType', 'slottype:Size:$LATEST'],
  ['lex:PutSlotType', 'slottype:Size:$LATEST'],
] as const;

for (const [action, resource] of [['lex:PutBot', 'bot:Shop:$LATEST'] as const, ...IMPORTED]) {
  test(`LEX-IAM-20, dependent check of StartImport: ${action} on ${resource}`, async () => {
    const { world, credentials } = account;
    const start = new StartImportCommand({ resourceType: 'BOT', mergeStrategy: 'OVERWRITE_LATEST', payload: payload({ ...bot, name: 'Shop', intents: [{ ...intent, version: '1' }], slotTypes: [{ ...slotType, version: '1' }] }) });
    const others = [['lex:PutBot', 'bot:Shop'] as const, ...IMPORTED].filter(([other]) => other !== action).map(([other, of]) => allow(other, account.arn(of)));
    await account.permit(...others, allow('lex:GetImport'));
    const models = world.lexModels(credentials);
    const outcome = await models.send(start).then(async ({ importId }) => (await models.send(new GetImportCommand({ importId }))).failureReason!.join(), (error: Error) => `refused: ${error.message}`);
    const sentence = denied(action, resource).replace('AccessDeniedException 403: ', '');
    expect(outcome).toBe(action === 'lex:PutBot' ? `refused: ${sentence}` : sentence);
  });
}

test('LEX-IAM-25, dependent check of StartMigration: iam:PassRole to lexv2.amazonaws.com; actions of Lex V2 are not asked, since no Lex V2 is here', async () => {
  const start = new StartMigrationCommand({ v1BotName: 'Shop', v1BotVersion: '$LATEST', v2BotName: 'New', v2BotRole: logsRole, migrationStrategy: 'CREATE_NEW' });
  const noV2 = { Effect: 'Deny', Action: ['lex:CreateBot', 'lex:CreateIntent', 'lex:ListBots', 'lex:CreateUploadUrl'], Resource: '*' };
  expect(await account.ask(start, allow('lex:StartMigration'), noV2)).toBe(denied('iam:PassRole', logsRole));
  expect(await account.ask(start, allow('lex:StartMigration'), noV2, allow('iam:PassRole', logsRole, { StringEquals: { 'iam:PassedToService': 'lexv2.amazonaws.com' } }))).toBe('it succeeded');
});
