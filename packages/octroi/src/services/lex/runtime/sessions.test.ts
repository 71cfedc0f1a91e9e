import { DeleteSessionCommand, GetSessionCommand, PostTextCommand, PutSessionCommand, type PutSessionCommandInput } from '@aws-sdk/client-lex-runtime-service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowKey } from '../../../kernel/table.ts';
import { botOf, intentOf, prompt, slotOf } from '../dialog/dialog.fixture.ts';
import { refusal } from '../lex-account.fixture.ts';
import { sessions } from '../tables.ts';
import { conversations } from './parts.ts';
import { openRuntime, type RuntimeWorld } from './runtime.fixture.ts';

const TEXT = 'text/plain; charset=utf-8';
let lex: RuntimeWorld;
beforeAll(async () => {
  lex = await openRuntime();
  const order = intentOf('Order', { slots: [slotOf('Day', 1), slotOf('Hour', 2, { slotType: 'AMAZON.TIME' })], outputContexts: [{ name: 'ordered', timeToLiveInSeconds: 90, turnsToLive: 5 }] });
  await lex.built(botOf([order, intentOf('Pay', { slots: [slotOf('When', 1)] })], { name: 'Cafe', clarificationPrompt: prompt('pardon') }));
});
afterAll(async () => {
  expect(lex.world.faults).toEqual([]);
  await lex.world.close();
});

const at = (userId: string) => ({ botName: 'Cafe', botAlias: 'prod', userId });
const runtime = () => lex.world.lexRuntime(lex.root);
const say = (userId: string, inputText: string) => runtime().send(new PostTextCommand({ ...at(userId), inputText }));
const get = (userId: string, checkpointLabelFilter?: string) => runtime().send(new GetSessionCommand({ ...at(userId), checkpointLabelFilter }));
const put = (userId: string, more: Partial<PutSessionCommandInput> = {}) => runtime().send(new PutSessionCommand({ ...at(userId), accept: TEXT, ...more }));

test('LEX-SES-1: a session shows its attributes, contexts, last intents and what it waits for', async () => {
  await say('ann', 'start Pay');
  await say('ann', 'start Order');
  const { sessionId } = await say('ann', 'tomorrow');
  const session = await get('ann');
  expect(session).toMatchObject({
    sessionId,
    sessionAttributes: {},
    activeContexts: [],
    dialogAction: { type: 'ElicitSlot', intentName: 'Order', slotToElicit: 'Hour', slots: { Day: '2017-03-18', Hour: null }, message: 'which Hour', messageFormat: 'PlainText' },
    recentIntentSummaryView: [
      { intentName: 'Order', slots: { Day: '2017-03-18', Hour: null }, confirmationStatus: 'None', dialogActionType: 'ElicitSlot', slotToElicit: 'Hour' },
      { intentName: 'Pay', slots: { When: null }, confirmationStatus: 'None', dialogActionType: 'ElicitSlot', slotToElicit: 'When' },
    ],
  });
  await say('ann', 'noon');
  const closed = await get('ann');
  expect(closed).toMatchObject({ dialogAction: { type: 'Close', fulfillmentState: 'ReadyForFulfillment', intentName: 'Order' }, activeContexts: [{ name: 'ordered', parameters: { Day: '2017-03-18', Hour: '12:00' }, timeToLive: { timeToLiveInSeconds: 90, turnsToLive: 5 } }] });
});

test('LEX-SES-1: without a session, or once it is over, there is nothing to get', async () => {
  const none = 'NotFoundException 404: The user bob has no session with the bot Cafe.';
  expect(await refusal(get('bob'))).toBe(none);
  await say('bob', 'start Pay');
  expect(await refusal(get('bob'))).toBe('it succeeded');
  lex.world.clocks.advance(300);
  expect(await refusal(get('bob'))).toBe(none);
});

test('LEX-SES-1: a label picks the intents that carry it', async () => {
  const summary = (checkpointLabel: string) => ({ intentName: 'Pay', checkpointLabel, dialogActionType: 'Close', fulfillmentState: 'Fulfilled', confirmationStatus: 'None', slots: { When: 'then' } }) as const;
  await put('cleo', { recentIntentSummaryView: [summary('one'), summary('two')] });
  expect((await get('cleo')).recentIntentSummaryView).toHaveLength(2);
  expect((await get('cleo', 'two')).recentIntentSummaryView).toEqual([summary('two')]);
  expect((await get('cleo', 'three')).recentIntentSummaryView).toEqual([]);
});

test('LEX-SES-2: a session is made, and its dialog begun', async () => {
  const made = await put('dora', { sessionAttributes: { tier: 'gold' }, dialogAction: { type: 'Delegate', intentName: 'Order', slots: { Day: '2017-03-20' } } });
  expect(made).toMatchObject({ contentType: TEXT, intentName: 'Order', dialogState: 'ElicitSlot', slotToElicit: 'Hour', message: 'which Hour', messageFormat: 'PlainText' });
  expect(await made.audioStream!.transformToString()).toBe('which Hour');
  expect(JSON.parse(String(made.sessionAttributes))).toEqual({ tier: 'gold' });
  expect(JSON.parse(String(made.slots))).toEqual({ Day: '2017-03-20', Hour: null });
  expect(await say('dora', 'noon')).toMatchObject({ dialogState: 'ReadyForFulfillment', sessionId: made.sessionId, slots: { Day: '2017-03-20', Hour: '12:00' } });
});

test('LEX-SES-2: without an action a session is made and nothing is said; speech is refused only where something would be', async () => {
  const made = await put('eve', { accept: undefined, sessionAttributes: { a: '1' } });
  expect(made).toMatchObject({ dialogState: 'ElicitIntent' });
  expect(made).not.toHaveProperty('message');
  expect(await get('eve')).toMatchObject({ sessionId: made.sessionId, sessionAttributes: { a: '1' }, recentIntentSummaryView: [] });
  expect(await refusal(put('eve', { accept: 'audio/mpeg', dialogAction: { type: 'ElicitIntent' } }))).toBe('DependencyFailedException 424: Access denied while invoking Polly synthesize speech API. Please check the permissions on the IAM policy used to create the bot');
  expect(await refusal(put('eve', { accept: 'image/png' }))).toMatch(/^NotAcceptableException 406: /);
});

test('LEX-SES-2: names that the bot does not have are refused, and nothing is changed', async () => {
  expect(await refusal(put('fay', { dialogAction: { type: 'ElicitSlot', intentName: 'Fly', slotToElicit: 'Day' } }))).toBe('BadRequestException 400: The intent Fly is not in the bot Cafe.');
  expect(await refusal(put('fay', { recentIntentSummaryView: Array.from({ length: 4 }, () => ({ dialogActionType: 'Close' as const })) }))).toMatch(/^BadRequestException 400: /);
  expect(await refusal(get('fay'))).toMatch(/^NotFoundException 404: /);
});

test('LEX-SES-2: a session that would be too large is refused, and nothing is changed', async () => {
  const large = put('hal', { dialogAction: { type: 'ElicitSlot', intentName: 'Order', slotToElicit: 'Hour', slots: { Day: 'x'.repeat(200_000) } } });
  expect(await refusal(large)).toBe('BadRequestException 400: The session has more than 524288 bytes. Use fewer or shorter slots, contexts and attributes.');
  expect(await refusal(get('hal'))).toMatch(/^NotFoundException 404: /);
});

test('LEX-SES-3: a deleted session is gone with all that it remembered, and cannot be deleted again', async () => {
  const { sessionId } = await say('gil', 'start Order');
  expect(await runtime().send(new DeleteSessionCommand(at('gil')))).toMatchObject({ ...at('gil'), sessionId });
  expect(await refusal(runtime().send(new DeleteSessionCommand(at('gil'))))).toBe('NotFoundException 404: The user gil has no session with the bot Cafe.');
  expect(await say('gil', 'tomorrow')).toMatchObject({ dialogState: 'ElicitIntent' });
});

test('LEX-RT-2: sessions that are over are taken away, a page at a time, and those that live are not', async () => {
  const scope = { partition: 'aws', account: lex.root.accountId, region: 'us-east-1' };
  const users = async (): Promise<readonly string[]> => {
    const entries = await lex.world.gateway.kv.read((snapshot) => snapshot.range(rowKey(sessions, scope, ['id of Cafe'])));
    return entries.map(({ key }) => key.at(-1)!).filter((user) => /^(?:old|new)-/.test(user));
  };
  for (let user = 0; user < 3; user++) await say(`old-${user}`, 'start Pay');
  lex.world.clocks.advance(301);
  await put('new-0');
  const waiting = lex.world.gateway.outside.use(conversations);
  await waiting.sweep(scope, 'id of Cafe', 'old-0', lex.world.clocks.decision());
  expect(await users()).toEqual(expect.arrayContaining(['new-0']));
  expect(await users()).not.toEqual(expect.arrayContaining(['old-1']));
  await waiting.sweep(scope, 'id of Cafe', null, lex.world.clocks.decision());
  expect(await users()).toEqual(['new-0']);
});

test('LEX-RT-2: new sessions have others taken away', async () => {
  const swept: (string | null)[] = [];
  const waiting = lex.world.gateway.outside.use(conversations);
  const { sweep } = waiting;
  Object.assign(waiting, { sweep: async (_scope: unknown, _bot: string, after: string | null) => void swept.push(after) });
  for (let user = 0; user < 200; user++) await put(`many-${user}`);
  const before = swept.length;
  for (let user = 0; user < 200; user++) await put(`many-${user}`);
  Object.assign(waiting, { sweep });
  // One in four, so that of 200 none or all would be a wonder; sessions that live take nobody away.
  expect(before).toBeGreaterThan(5);
  expect(before).toBeLessThan(150);
  expect(swept).toHaveLength(before);
});
