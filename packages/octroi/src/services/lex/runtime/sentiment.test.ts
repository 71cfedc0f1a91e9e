import { CreateLogGroupCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, CreateServiceLinkedRoleCommand, DeleteServiceLinkedRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { GetSessionCommand, PostContentCommand, PostTextCommand } from '@aws-sdk/client-lex-runtime-service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { botOf, codeHook, intentOf, prompt } from '../dialog/dialog.fixture.ts';
import { refusal } from '../lex-account.fixture.ts';
import { aliases } from '../tables.ts';
import { openRuntime, type RuntimeWorld } from './runtime.fixture.ts';

const TEXT = 'text/plain; charset=utf-8';
const SCORES = /^\{Positive: 0\.\d+,Negative: [\d.e-]+,Neutral: 0\.\d+,Mixed: [\d.e-]+\}$/u;
const DENIED = 'DependencyFailedException 424: Access denied while invoking Comprehend detect sentiment API. Please check the permissions on the IAM policy used to create the bot';

let lex: RuntimeWorld;
const events: Record<string, unknown>[] = [];
beforeAll(async () => {
  lex = await openRuntime();
  await lex.world.iam(lex.root).send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'lex.amazonaws.com' }));
  await lex.fn('hook', (event) => {
    events.push(event);
    return { dialogAction: { type: 'Close', fulfillmentState: 'Fulfilled' } };
  });
  const intents = [intentOf('Order', { fulfillmentActivity: { type: 'CodeHook', codeHook: codeHook(lex.fnArn('hook')) } })];
  for (const [name, more] of [['Feeling', { detectSentiment: true }], ['Numb', {}], ['Sensible', { detectSentiment: true, locale: 'es-ES' }]] as const) await lex.built(botOf(intents, { name, clarificationPrompt: prompt('pardon'), ...more }));
});
afterAll(async () => {
  expect(lex.world.faults).toEqual([]);
  await lex.world.close();
});

let users = 0;
const say = (inputText: string, botName = 'Feeling', userId = `user-${++users}`) => lex.world.lexRuntime(lex.root).send(new PostTextCommand({ botName, botAlias: 'prod', userId, inputText }));

test('LEX-SNT-1: PostText of a bot with detectSentiment answers a label and the scores as a text that is no JSON', async () => {
  const { sentimentResponse, message } = await say('I love this, thank you so much!');
  expect(message).toBe('pardon');
  expect(sentimentResponse).toEqual({ sentimentLabel: 'POSITIVE', sentimentScore: expect.stringMatching(SCORES) });
  expect((await say('This is awful, I hate it')).sentimentResponse?.sentimentLabel).toBe('NEGATIVE');
  expect(await say('I love this', 'Numb')).not.toHaveProperty('sentimentResponse');
});

test('LEX-SNT-1: PostContent answers it as a header of plain JSON', async () => {
  const { sentimentResponse } = await lex.world.lexRuntime(lex.root).send(new PostContentCommand({ botName: 'Feeling', botAlias: 'prod', userId: 'carl', contentType: TEXT, accept: TEXT, inputStream: 'I love this' }));
  expect(JSON.parse(sentimentResponse!)).toEqual({ sentimentLabel: 'POSITIVE', sentimentScore: expect.stringMatching(SCORES) });
});

test('LEX-SNT-1: functions are told how the user feels, those of a bot that does not ask are told null', async () => {
  events.length = 0;
  const { sentimentResponse, dialogState } = await say('start Order');
  expect(dialogState).toBe('Fulfilled');
  await say('start Order', 'Numb');
  expect(events.map((event) => event['sentimentResponse'])).toEqual([sentimentResponse, null]);
  expect(sentimentResponse?.sentimentLabel).toBe('NEUTRAL');
});

test('LEX-SNT-1: conversation logs say it', async () => {
  const [iam, logs] = [lex.world.iam(lex.root), lex.world.logs(lex.root)];
  await logs.send(new CreateLogGroupCommand({ logGroupName: 'felt' }));
  const document = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', ...statement } });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'logs', AssumeRolePolicyDocument: document({ Principal: { Service: 'lex.amazonaws.com' }, Action: 'sts:AssumeRole' }) }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'logs', PolicyName: 'write', PolicyDocument: document({ Action: 'logs:*', Resource: '*' }) }));
  const resourceArn = `arn:aws:logs:us-east-1:${lex.root.accountId}:log-group:felt`;
  await lex.put(aliases, ['Feeling', 'prod'], { name: 'prod', botName: 'Feeling', botVersion: '1', checksum: 'c', createdAt: 0, updatedAt: 0, conversationLogs: { iamRoleArn: Role!.Arn!, logSettings: [{ logType: 'TEXT', destination: 'CLOUDWATCH_LOGS', resourceArn }] } });
  const { sentimentResponse } = await say('I love this');
  await lex.logs.settled();
  const { events: entries } = await logs.send(new FilterLogEventsCommand({ logGroupName: 'felt' }));
  expect(JSON.parse(entries![0]!.message!)).toMatchObject({ sentimentResponse });
});

test('LEX-SNT-1: in a language that Comprehend does not know nothing is said of it', async () => {
  expect(await say('me encanta', 'Sensible')).not.toHaveProperty('sentimentResponse');
});

test('LEX-IAM-25, LEX-IAM-33: the permissions of the caller are not asked for; those of the service-linked role are, and without it nothing is called, and the session stays as it was', async () => {
  const talker = await lex.user('talker', { Effect: 'Allow', Action: 'lex:PostText', Resource: '*' }, { Effect: 'Deny', Action: 'comprehend:*', Resource: '*' });
  const talk = (userId: string) => talker.runtime.send(new PostTextCommand({ botName: 'Feeling', botAlias: 'prod', userId, inputText: 'I love this' }));
  expect((await talk('dora')).sentimentResponse?.sentimentLabel).toBe('POSITIVE');
  await lex.world.iam(lex.root).send(new DeleteServiceLinkedRoleCommand({ RoleName: 'AWSServiceRoleForLexBots' }));
  expect(await refusal(talk('dora'))).toBe(DENIED);
  expect(await refusal(talk('emma'))).toBe(DENIED);
  const session = (userId: string) => lex.world.lexRuntime(lex.root).send(new GetSessionCommand({ botName: 'Feeling', botAlias: 'prod', userId }));
  expect(await refusal(session('emma'))).toMatch(/^NotFoundException 404: /u);
  await lex.world.iam(lex.root).send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'lex.amazonaws.com' }));
  expect((await talk('emma')).sentimentResponse?.sentimentLabel).toBe('POSITIVE');
});
