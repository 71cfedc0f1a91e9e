import { PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { DeleteSessionCommand, GetSessionCommand, PostTextCommand, PutSessionCommand, type PostTextCommandInput } from '@aws-sdk/client-lex-runtime-service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { botOf, codeHook, intentOf, prompt, slotOf, statement } from '../dialog/dialog.fixture.ts';
import { exportedBot } from '../exports/exports.fixture.ts';
import { allow, implicitDenial, refusal } from '../lex-account.fixture.ts';
import { openRuntime, type RuntimeWorld } from './runtime.fixture.ts';

let lex: RuntimeWorld;
beforeAll(async () => {
  lex = await openRuntime();
  await lex.built(exportedBot('OrderFlowers'));
  await lex.built(botOf([intentOf('Order', { slots: [slotOf('Day', 1)] })], { name: 'Improved', enableModelImprovements: true, clarificationPrompt: prompt('pardon') }));
});
afterAll(async () => {
  expect(lex.world.faults).toEqual([]);
  await lex.world.close();
});

let users = 0;
const newUser = (): string => `us-east-1:user-${++users}`;
const post = (inputText: string, more: Partial<PostTextCommandInput> = {}) => lex.world.lexRuntime(lex.root).send(new PostTextCommand({ botName: 'OrderFlowers', botAlias: 'prod', userId: 'ann', inputText, ...more }));

test('LEX-RT-23, LEX-WIRE-9: the documented conversation, as the SDK reads it: slots without a value are null, attributes an object', async () => {
  const first = await post('I would like to order some flowers');
  expect(first).toMatchObject({
    intentName: 'OrderFlowers',
    dialogState: 'ElicitSlot',
    slotToElicit: 'FlowerType',
    message: 'What type of flowers would you like to order?',
    messageFormat: 'PlainText',
    slots: { FlowerType: null, PickupDate: null, PickupTime: null },
    sessionAttributes: {},
    activeContexts: [],
    botVersion: '1',
    sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(first).not.toHaveProperty('nluIntentConfidence');
  await post('roses');
  await post('tomorrow');
  expect(await post('6 pm')).toMatchObject({ dialogState: 'ConfirmIntent', message: 'Okay, your roses will be ready for pickup by 18:00 on 2017-03-18.  Does this sound okay?' });
  const last = await post('Yes');
  expect(last).toMatchObject({ dialogState: 'ReadyForFulfillment', slots: { FlowerType: 'roses', PickupDate: '2017-03-18', PickupTime: '18:00' }, sessionId: first.sessionId });
  expect(last).not.toHaveProperty('message');
});

test('LEX-NLU-2: a bot with model improvements tells scores', async () => {
  expect(await post('start Order', { botName: 'Improved', userId: newUser() })).toMatchObject({ nluIntentConfidence: { score: 1 }, alternativeIntents: [] });
});

test('LEX-RT-4: session attributes of a request replace the map, an empty one clears it, none keeps it; request attributes are never answered', async () => {
  const userId = newUser();
  const attributes = async (more: Partial<PostTextCommandInput>) => (await post('hm', { userId, ...more })).sessionAttributes;
  expect(await attributes({ sessionAttributes: { a: '1', b: '2' }, requestAttributes: { secret: 'x' } })).toEqual({ a: '1', b: '2' });
  expect(await attributes({})).toEqual({ a: '1', b: '2' });
  expect(await attributes({ sessionAttributes: { c: '3' } })).toEqual({ c: '3' });
  expect(await post('I would like to order some flowers', { userId, sessionAttributes: {} })).toMatchObject({ sessionAttributes: {} });
});

test('LEX-CLI-1: what a web client relies on: groups of messages as one text that begins so, a session without attributes as an empty object, and 400 where nothing can be asked', async () => {
  const grouped = { messages: [{ contentType: 'PlainText', content: 'one', groupNumber: 1 }, { contentType: 'PlainText', content: 'two', groupNumber: 2 }] } as const;
  await lex.built(botOf([intentOf('Order', { conclusionStatement: grouped })], { name: 'Grouped' }));
  const key = { botName: 'Grouped', userId: newUser() };
  expect(await post('start Order', key)).toMatchObject({ messageFormat: 'Composite', message: '{"messages":[{"type":"PlainText","group":0,"value":"one"},{"type":"PlainText","group":1,"value":"two"}]}', sessionAttributes: {} });
  const put = lex.world.lexRuntime(lex.root).send(new PutSessionCommand({ ...key, botAlias: 'prod', accept: 'text/plain; charset=utf-8', dialogAction: { type: 'ElicitIntent' } }));
  expect(await refusal(put)).toBe('BadRequestException 400: No usable messages given the current slot and sessionAttribute set.');
});

test('LEX-RT-2: a session is over when it has been idle for the bot’s time, which begins anew with every turn', async () => {
  const userId = newUser();
  const { sessionId } = await post('I would like to order some flowers', { userId, sessionAttributes: { kept: '1' } });
  lex.world.clocks.advance(599);
  expect(await post('roses', { userId })).toMatchObject({ sessionId, slotToElicit: 'PickupDate', sessionAttributes: { kept: '1' } });
  lex.world.clocks.advance(600);
  const anew = await post('roses', { userId });
  expect(anew).toMatchObject({ dialogState: 'ElicitIntent', sessionAttributes: {} });
  expect(anew.sessionId).not.toBe(sessionId);
});

test('LEX-RT-1: a user has one session with a bot, whatever the alias; others have their own', async () => {
  const userId = newUser();
  const { sessionId } = await post('I would like to order some flowers', { userId });
  expect(await post('roses', { userId, botAlias: '$LATEST' })).toMatchObject({ sessionId, botVersion: '1', slotToElicit: 'PickupDate' });
  expect((await post('I would like to order some flowers', { userId: newUser() })).sessionId).not.toBe(sessionId);
});

test('LEX-RT-5: contexts of a request are held to their bounds, and answered with the time that is left', async () => {
  const context = { name: 'seen', parameters: { Day: 'x' }, timeToLive: { timeToLiveInSeconds: 90, turnsToLive: 5 } };
  const userId = newUser();
  expect((await post('hm', { userId, activeContexts: [context] })).activeContexts).toEqual([{ ...context, timeToLive: { timeToLiveInSeconds: 90, turnsToLive: 4 } }]);
  lex.world.clocks.advance(30);
  expect((await post('I would like to order some flowers', { userId })).activeContexts).toEqual([{ ...context, timeToLive: { timeToLiveInSeconds: 60, turnsToLive: 3 } }]);
  const tooLong = await refusal(post('hm', { userId, activeContexts: [{ ...context, timeToLive: { turnsToLive: 21 } }] }));
  expect(tooLong).toMatch(/^BadRequestException 400: .*activeContexts\.1\.member\.timeToLive\.turnsToLive/);
});

test('LEX-RT-6: a text of more than 1,024 characters, a bad user id and more than 12 KB of attributes are refused before anything is asked', async () => {
  const { runtime } = await lex.user('nobody');
  const as = (more: Partial<PostTextCommandInput>) => refusal(runtime.send(new PostTextCommand({ botName: 'OrderFlowers', botAlias: 'prod', userId: 'ann', inputText: 'hi', ...more })));
  expect(await as({ inputText: 'x'.repeat(1025) })).toMatch(/^BadRequestException 400: /);
  expect(await as({ userId: 'a b' })).toMatch(/^BadRequestException 400: /);
  expect(await as({ sessionAttributes: { a: 'x'.repeat(6200) }, requestAttributes: { b: 'x'.repeat(6200) } })).toBe('BadRequestException 400: The session attributes and request attributes have more than 12288 bytes.');
  expect(await as({})).toMatch(/^AccessDeniedException 403: /);
});

test('LEX-RT-7: a time zone that is none is refused', async () => {
  expect(await refusal(post('hi', { userId: newUser(), requestAttributes: { 'x-amz-lex:time-zone': 'Mars/Olympus' } }))).toBe('BadRequestException 400: The value of the request attribute x-amz-lex:time-zone is not a time zone.');
});

test('LEX-ERR-2: who may not talk to a bot does not learn whether it exists', async () => {
  const { arn, runtime } = await lex.user('stranger', allow('lex:PostText', lex.arn('bot:Other:*')));
  const denied = (bot: string) => implicitDenial(arn, 'lex:PostText', lex.arn(`bot:${bot}:prod`));
  for (const botName of ['OrderFlowers', 'Missing']) expect(await refusal(runtime.send(new PostTextCommand({ botName, botAlias: 'prod', userId: 'ann', inputText: 'hi' })))).toBe(denied(botName));
  expect(await refusal(post('hi', { botName: 'Missing' }))).toBe('NotFoundException 404: The bot Missing does not exist.');
  expect(await refusal(post('hi', { botAlias: 'missing' }))).toBe('NotFoundException 404: The alias missing of the bot OrderFlowers does not exist.');
});

test.each(['PostText', 'PutSession', 'GetSession', 'DeleteSession'])('LEX-IAM-3: %s on $LATEST is decided by the bot and its tags, on an alias by its own alone', async (operation) => {
  const bot = `Tagged${operation}`;
  await lex.built(botOf([intentOf('Order')], { name: bot }));
  await lex.bot(`${bot}X`, {});
  const tagged = (key: string) => allow(`lex:${operation}`, '*', { StringEquals: { [key]: 'Support' } });
  const { arn, runtime } = await lex.user(`tags-${operation}`, tagged('lex:ResourceTag/Department'));
  const { TagResourceCommand } = await import('@aws-sdk/client-lex-model-building-service');
  const send = (botAlias: string): Promise<unknown> => {
    const key = { botName: bot, botAlias, userId: 'ann' };
    if (operation === 'PostText') return runtime.send(new PostTextCommand({ ...key, inputText: 'start Order' }));
    if (operation === 'PutSession') return runtime.send(new PutSessionCommand({ ...key, accept: 'text/plain; charset=utf-8' }));
    return operation === 'GetSession' ? runtime.send(new GetSessionCommand(key)) : runtime.send(new DeleteSessionCommand(key));
  };
  const denied = (alias: string) => implicitDenial(arn, `lex:${operation}`, lex.arn(`bot:${bot}:${alias}`));
  const decided = async (botAlias: string) => ((await refusal(send(botAlias))) === denied(botAlias) ? 'denied' : 'allowed');
  expect([await decided('prod'), await decided('$LATEST')]).toEqual(['denied', 'denied']);
  const tag = (resource: string) => lex.models.send(new TagResourceCommand({ resourceArn: lex.arn(resource), tags: [{ key: 'Department', value: 'Support' }] }));
  await tag(`bot:${bot}:prod`);
  expect([await decided('prod'), await decided('$LATEST')]).toEqual(['allowed', 'denied']);
  await tag(`bot:${bot}`);
  expect([await decided('prod'), await decided('$LATEST')]).toEqual(['allowed', 'allowed']);
});

test('LEX-IAM-2: a policy on the bot’s plain ARN covers $LATEST and no alias; one with :* covers all', async () => {
  const plain = await lex.user('plain', allow('lex:PostText', lex.arn('bot:OrderFlowers')));
  const all = await lex.user('all', allow('lex:PostText', lex.arn('bot:OrderFlowers:*')));
  const as = (runtime: typeof plain.runtime, botAlias: string) => refusal(runtime.send(new PostTextCommand({ botName: 'OrderFlowers', botAlias, userId: newUser(), inputText: 'I would like to order some flowers' })));
  expect([await as(plain.runtime, '$LATEST'), await as(plain.runtime, 'prod')]).toEqual(['it succeeded', implicitDenial(plain.arn, 'lex:PostText', lex.arn('bot:OrderFlowers:prod'))]);
  expect([await as(all.runtime, '$LATEST'), await as(all.runtime, 'prod')]).toEqual(['it succeeded', 'it succeeded']);
});

test.each([
  ['NOT_BUILT', 'BadRequestException 400: Version 1 of the bot State is not built, or has changes that are not built. Build it and try again.'],
  ['FAILED', 'BadRequestException 400: The build of the bot failed: no intents'],
  ['BUILDING', 'BadGatewayException 502: Version 1 of the bot State is still building.'],
  ['READY', 'it succeeded'],
  ['READY_BASIC_TESTING', 'it succeeded'],
] as const)('LEX-RT-10: a bot that is %s answers accordingly', async (status, told) => {
  await lex.built(botOf([intentOf('Order')], { name: 'State' }), { status, ...(status === 'FAILED' ? { failureReason: 'no intents' } : {}) });
  expect(await refusal(post('start Order', { botName: 'State', userId: newUser() }))).toBe(told);
});

test('LEX-ALI-2: a session keeps the version that it began with, until it ends, even if the alias moves', async () => {
  const version = (number: string) => botOf([intentOf('Order', { conclusionStatement: statement(number) })], { name: 'Moving', version: number });
  const userId = newUser();
  const said = async (user = userId) => (await post('start Order', { botName: 'Moving', userId: user })).botVersion;
  await lex.built(version('1'), { build: 'Moving' });
  expect(await said()).toBe('1');
  await lex.built(version('$LATEST'), { build: 'Moving' }, { botVersion: '$LATEST' });
  expect(await said()).toBe('1');
  expect(await said(newUser())).toBe('$LATEST');
  lex.world.clocks.advance(301);
  expect(await said()).toBe('$LATEST');
});

test('LEX-BLD-7: a new $LATEST ends the sessions on it', async () => {
  const userId = newUser();
  const talking = { botName: 'Fresh', botAlias: '$LATEST', userId };
  const definition = botOf([intentOf('Order', { slots: [slotOf('Day', 1)] })], { name: 'Fresh', version: '$LATEST', clarificationPrompt: prompt('pardon') });
  await lex.built(definition);
  const { sessionId } = await post('start Order', talking);
  expect((await post('tomorrow', talking)).sessionId).toBe(sessionId);
  await lex.built(definition, { revision: 'r2' });
  expect((await post('start Order', talking)).sessionId).not.toBe(sessionId);
});

const hooked = (name: string, uri: string) => botOf([intentOf('Order', { slots: [slotOf('Day', 1)], dialogCodeHook: codeHook(uri), fulfillmentActivity: { type: 'CodeHook', codeHook: codeHook(uri) } })], { name });

test('LEX-IAM-23: the function’s own policy lets Lex in, for the intent and the account; the user needs no permission for it', async () => {
  const events: Record<string, unknown>[] = [];
  await lex.fn('Flowers', (event) => {
    events.push(event);
    const { slots } = event['currentIntent'] as { slots: unknown };
    return event['invocationSource'] === 'FulfillmentCodeHook' ? { dialogAction: { type: 'Close', fulfillmentState: 'Fulfilled', message: { contentType: 'PlainText', content: 'Thanks' } } } : { sessionAttributes: { price: '9' }, dialogAction: { type: 'Delegate', slots } };
  }, false);
  await lex.built(hooked('Hooked', lex.fnArn('Flowers')));
  const { runtime } = await lex.user('talker', allow('lex:PostText'));
  const userId = newUser();
  const as = (inputText: string) => runtime.send(new PostTextCommand({ botName: 'Hooked', botAlias: 'prod', userId, inputText }));
  const unable = `DependencyFailedException 424: Lex is unable to access the Lambda function ${lex.fnArn('Flowers')} in the context of intent ${lex.arn('intent:Order:7')}.  Please check the resource-based policy on the function.`;
  expect(await refusal(as('start Order'))).toBe(unable);
  expect(events).toEqual([]);
  await lex.grant('Flowers', lex.arn('intent:Order:*'));
  expect(await as('start Order')).toMatchObject({ dialogState: 'ElicitSlot', sessionAttributes: { price: '9' } });
  expect(await as('tomorrow')).toMatchObject({ dialogState: 'Fulfilled', message: 'Thanks' });
  expect(events.map(({ invocationSource, bot, userId: user }) => [invocationSource, bot, user])).toEqual([
    ['DialogCodeHook', { name: 'Hooked', alias: 'prod', version: '1' }, userId],
    ['DialogCodeHook', { name: 'Hooked', alias: 'prod', version: '1' }, userId],
    ['FulfillmentCodeHook', { name: 'Hooked', alias: 'prod', version: '1' }, userId],
  ]);
});

test('LEX-IAM-23: a permission for another intent lets nobody in', async () => {
  await lex.fn('Elsewhere', () => ({}), false);
  await lex.grant('Elsewhere', lex.arn('intent:Other:*'));
  await lex.built(hooked('Foreign', lex.fnArn('Elsewhere')));
  expect(await refusal(post('start Order', { botName: 'Foreign', userId: newUser() }))).toMatch(/^DependencyFailedException 424: Lex is unable to access the Lambda function /);
});

test('LEX-LAM-7: what a function does wrong is 424, and the session stays as it was', async () => {
  let answer: unknown = new Error('boom');
  await lex.fn('Broken', () => answer);
  await lex.built(hooked('Fragile', lex.fnArn('Broken')));
  const talking = { botName: 'Fragile', userId: newUser() };
  expect(await refusal(post('start Order', talking))).toBe('DependencyFailedException 424: Invalid Lambda Response: Received error response from Lambda: Unhandled');
  answer = 'nonsense';
  expect(await refusal(post('start Order', talking))).toMatch(/^DependencyFailedException 424: Invalid Lambda Response: Received invalid response from Lambda: /);
  expect(await refusal(lex.world.lexRuntime(lex.root).send(new GetSessionCommand({ botAlias: 'prod', ...talking })))).toMatch(/^NotFoundException 404: /);
  answer = { dialogAction: { type: 'Delegate', slots: {} } };
  expect(await refusal(post('start Order', talking))).toBe('it succeeded');
});

test('LEX-LAM-7: a function without a free place is 429, with the seconds to wait', async () => {
  await lex.fn('Busy', () => ({}));
  await lex.world.lambda(lex.root).send(new PutFunctionConcurrencyCommand({ FunctionName: 'Busy', ReservedConcurrentExecutions: 0 }));
  await lex.built(hooked('Crowded', lex.fnArn('Busy')));
  const sent = post('start Order', { botName: 'Crowded', userId: newUser() });
  await expect(sent).rejects.toMatchObject({ name: 'LimitExceededException', $metadata: { httpStatusCode: 429 }, retryAfterSeconds: '1' });
});

test('LEX-LAM-7: a failure of AWS Lambda itself is 502', async () => {
  await lex.fn('Down', () => {
    throw new Error('the executor is on fire');
  });
  await lex.built(hooked('Unlucky', lex.fnArn('Down')));
  expect(await refusal(post('start Order', { botName: 'Unlucky', userId: newUser() }))).toBe(`BadGatewayException 502: The Lambda function ${lex.fnArn('Down')} could not be run: AWS Lambda failed.`);
  expect(lex.world.faults.splice(0).map(String)).toEqual(['Error: the executor is on fire']);
});

test('LEX-RT-3: while a turn waits for its function, other requests of the same user are refused with 409, and those of others are not', async () => {
  let go: (() => void) | undefined;
  const waiting = new Promise<void>((resolve) => (go = resolve));
  let entered: (() => void) | undefined;
  const inside = new Promise<void>((resolve) => (entered = resolve));
  await lex.fn('Slow', async () => {
    entered!();
    await waiting;
    return { dialogAction: { type: 'Delegate', slots: {} } };
  });
  await lex.built(hooked('Patient', lex.fnArn('Slow')));
  const key = { botName: 'Patient', botAlias: 'prod', userId: newUser() };
  const first = post('start Order', key);
  await inside;
  const busy = 'ConflictException 409: Another request is using the session of this user with this bot. Try again.';
  const { lexRuntime } = lex.world;
  expect(await refusal(post('start Order', key))).toBe(busy);
  expect(await refusal(lexRuntime(lex.root).send(new PutSessionCommand({ ...key, accept: 'text/plain; charset=utf-8' })))).toBe(busy);
  expect(await refusal(lexRuntime(lex.root).send(new DeleteSessionCommand(key)))).toBe(busy);
  const other = post('start Order', { ...key, userId: newUser() });
  go!();
  expect(await other).toMatchObject({ dialogState: 'ElicitSlot' });
  expect(await first).toMatchObject({ dialogState: 'ElicitSlot' });
  expect(await post('tomorrow', key)).toMatchObject({ slots: { Day: null } });
});

test('LEX-RT-3: a turn that comes back after its time finds its session taken, and changes nothing', async () => {
  let go: (() => void) | undefined;
  let entered: (() => void) | undefined;
  const inside = new Promise<void>((resolve) => (entered = resolve));
  let calls = 0;
  await lex.fn('Lost', async () => {
    if (calls++ > 0) return { dialogAction: { type: 'Delegate', slots: {} }, sessionAttributes: { by: 'second' } };
    entered!();
    await new Promise<void>((resolve) => (go = resolve));
    return { dialogAction: { type: 'Delegate', slots: {} }, sessionAttributes: { by: 'first' } };
  });
  await lex.built(hooked('Overtaken', lex.fnArn('Lost')));
  const key = { botName: 'Overtaken', botAlias: 'prod', userId: newUser() };
  const first = refusal(post('start Order', key));
  await inside;
  lex.world.clocks.advance(91);
  expect(await post('start Order', key)).toMatchObject({ sessionAttributes: { by: 'second' } });
  go!();
  expect(await first).toBe('ConflictException 409: Another request is using the session of this user with this bot. Try again.');
  expect(await lex.world.lexRuntime(lex.root).send(new GetSessionCommand(key))).toMatchObject({ sessionAttributes: { by: 'second' } });
});
