import { CreateLogGroupCommand, DeleteLogGroupCommand, FilterLogEventsCommand, type CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, PutRolePolicyCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { PostContentCommand, PostTextCommand, PutSessionCommand } from '@aws-sdk/client-lex-runtime-service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { botOf, intentOf, prompt } from '../dialog/dialog.fixture.ts';
import { openRuntime, type RuntimeWorld } from '../runtime/runtime.fixture.ts';
import { aliases } from '../tables.ts';

const TEXT = 'text/plain; charset=utf-8';
const trust = (condition?: object) => JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'lex.amazonaws.com' }, Action: 'sts:AssumeRole', ...(condition === undefined ? {} : { Condition: condition }) } });
const writing = (account: string) => JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: `arn:aws:logs:us-east-1:${account}:log-group:talk:*` } });

let lex: RuntimeWorld;
let logs: CloudWatchLogsClient;
let group: string;
let role: string;
beforeAll(async () => {
  lex = await openRuntime();
  logs = lex.world.logs(lex.root);
  const iam = lex.world.iam(lex.root);
  role = (await iam.send(new CreateRoleCommand({ RoleName: 'talk-logs', AssumeRolePolicyDocument: trust({ StringEquals: { 'aws:SourceAccount': lex.root.accountId }, ArnEquals: { 'aws:SourceArn': lex.arn('bot:Cafe:prod') } }) }))).Role!.Arn!;
  await iam.send(new PutRolePolicyCommand({ RoleName: 'talk-logs', PolicyName: 'write', PolicyDocument: writing(lex.root.accountId) }));
  await logs.send(new CreateLogGroupCommand({ logGroupName: 'talk' }));
  group = `arn:aws:logs:us-east-1:${lex.root.accountId}:log-group:talk`;
  await lex.built(botOf([intentOf('Order')], { name: 'Cafe', clarificationPrompt: prompt('pardon') }), {}, settings(role));
});
afterAll(async () => {
  expect(lex.world.faults).toEqual([]);
  await lex.world.close();
});

const settings = (iamRoleArn: string, resourceArn = group) => ({ conversationLogs: { iamRoleArn, logSettings: [{ logType: 'TEXT', destination: 'CLOUDWATCH_LOGS', resourceArn }] } }) as const;
let updatedAt = 0;
const withLogs = (logSettings: object | null) => lex.put(aliases, ['Cafe', 'prod'], { name: 'prod', botName: 'Cafe', botVersion: '1', checksum: 'c', createdAt: 0, updatedAt: ++updatedAt, ...logSettings });
const say = (userId: string, inputText: string, botAlias = 'prod') => lex.world.lexRuntime(lex.root).send(new PostTextCommand({ botName: 'Cafe', botAlias, userId, inputText }));
async function logged(userId: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  await lex.logs.settled();
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: 'talk', filterPattern: `{ $.userId = "${userId}" }` }));
  return events.map(({ message, logStreamName }) => ({ ...(JSON.parse(message!) as Record<string, unknown>), logStreamName }));
}

test('LEX-LOG-1: what is said to an alias with logs stands in its log group, one entry for each utterance', async () => {
  const { sessionId } = await say('ann', 'start Order');
  await say('ann', 'blah');
  await lex.world.lexRuntime(lex.root).send(new PostContentCommand({ botName: 'Cafe', botAlias: 'prod', userId: 'ann', contentType: TEXT, accept: TEXT, inputStream: 'start Order' }));
  const entries = await logged('ann');
  expect(entries.map((entry) => [entry['inputTranscript'], entry['missedUtterance'], entry['inputDialogMode']])).toEqual([['start Order', false, 'Text'], ['blah', true, 'Text'], ['start Order', false, 'Text']]);
  expect(entries[0]).toMatchObject({ botName: 'Cafe', botAlias: 'prod', botVersion: '1', sessionId, intent: 'Order', dialogState: 'ReadyForFulfillment', logStreamName: 'aws/lex/Cafe/prod/1' });
});

test('LEX-LOG-1: $LATEST is never logged, and neither is PutSession', async () => {
  await say('bob', 'start Order', '$LATEST');
  await lex.world.lexRuntime(lex.root).send(new PutSessionCommand({ botName: 'Cafe', botAlias: 'prod', userId: 'bob', accept: TEXT, dialogAction: { type: 'ElicitIntent' } }));
  expect(await logged('bob')).toEqual([]);
});

test('LEX-LOG-1: settings take effect for new sessions', async () => {
  await withLogs(null);
  await say('cleo', 'start Order');
  await withLogs(settings(role));
  await say('cleo', 'start Order');
  expect(await logged('cleo')).toEqual([]);
  lex.world.clocks.advance(301);
  await say('cleo', 'start Order');
  expect(await logged('cleo')).toHaveLength(1);
});

test('LEX-LOG-2: what the role may not do, or a group that is not there, is counted and never fails the conversation', async () => {
  const iam = lex.world.iam(lex.root);
  const weak = (await iam.send(new CreateRoleCommand({ RoleName: 'weak', AssumeRolePolicyDocument: trust() }))).Role!.Arn!;
  const failures = async () => {
    await lex.logs.settled();
    return lex.logs.failures().get('Cafe:prod') ?? 0;
  };
  const before = await failures();
  await withLogs(settings(weak));
  expect(await say('dora', 'start Order')).toMatchObject({ dialogState: 'ReadyForFulfillment' });
  expect(await failures()).toBe(before + 1);
  await withLogs(settings(role, `${group}-not-there`));
  await say('eve', 'start Order');
  expect(await failures()).toBe(before + 2);
  await withLogs(settings(`${role}-gone`));
  await say('fay', 'start Order');
  expect(await failures()).toBe(before + 3);
  expect(lex.world.gateway.metrics.text()).toContain(`octroi_lex_conversation_logs_text_delivery_failures ${before + 3}\n`);
  await withLogs(settings(role));
});

test('LEX-LOG-2: the role’s trust policy decides, by the account and the alias; a permission that is taken away stops the log', async () => {
  const iam = lex.world.iam(lex.root);
  const other = (await iam.send(new CreateRoleCommand({ RoleName: 'for-another', AssumeRolePolicyDocument: trust({ ArnEquals: { 'aws:SourceArn': lex.arn('bot:Other:prod') } }) }))).Role!.Arn!;
  await iam.send(new PutRolePolicyCommand({ RoleName: 'for-another', PolicyName: 'write', PolicyDocument: writing(lex.root.accountId) }));
  await withLogs(settings(other));
  await say('gil', 'start Order');
  expect(await logged('gil')).toEqual([]);
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'for-another', PolicyDocument: trust() }));
  await say('gil', 'start Order');
  expect(await logged('gil')).toHaveLength(1);
  await iam.send(new PutRolePolicyCommand({ RoleName: 'for-another', PolicyName: 'write', PolicyDocument: writing(lex.root.accountId).replace('"Allow"', '"Deny"') }));
  await say('gil', 'start Order');
  expect(await logged('gil')).toHaveLength(1);
  await withLogs(settings(role));
});

test('LEX-LOG-2: a stream that is gone is made again, the group is not', async () => {
  await logs.send(new DeleteLogGroupCommand({ logGroupName: 'talk' }));
  await say('hal', 'start Order');
  await lex.logs.settled();
  await logs.send(new CreateLogGroupCommand({ logGroupName: 'talk' }));
  await say('hal', 'start Order');
  expect(await logged('hal')).toHaveLength(1);
});
