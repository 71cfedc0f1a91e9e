import { PutBotAliasCommand, PutBotCommand, PutIntentCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-lex-model-building-service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allow, openConformance, verdict, type Conformance } from './account.ts';

/** Condition keys of Lex: what they hold, and when they are there. */

const bot = { locale: 'en-US', childDirected: false, processBehavior: 'SAVE' } as const;
const stage = [{ key: 'stage', value: 'test' }];
const REQUEST = { 'aws:RequestTag/stage': 'test' };

let account: Conformance;
beforeAll(async () => {
  account = await openConformance();
});
afterAll(async () => {
  expect(account.world.faults).toEqual([]);
  await account.world.close();
});

/** The verdict with one statement that allows the action if the condition holds. */
const decided = async (command: object, action: string, Condition: object): Promise<string> => verdict(await account.ask(command, allow(action, '*', Condition)));

const TAGGING: readonly (readonly [string, (tags: typeof stage | undefined) => object])[] = [
  ['PutBot', (tags) => new PutBotCommand({ ...bot, name: 'Fresh', tags })],
  ['PutBotAlias', (tags) => new PutBotAliasCommand({ botName: 'Shop', name: 'FRESH', botVersion: '$LATEST', tags })],
  ['TagResource', (tags) => new TagResourceCommand({ resourceArn: account.arn('bot:Shop'), tags: tags ?? [] })],
];

for (const [name, command] of TAGGING) {
  test(`LEX-IAM-7: aws:RequestTag and aws:TagKeys of ${name} are its tags; without tags they are absent`, async () => {
    const action = `lex:${name}`;
    expect(await decided(command(stage), action, { StringEquals: REQUEST })).toBe('authorised');
    expect(await decided(command(stage), action, { StringEquals: { 'aws:RequestTag/stage': 'live' } })).toBe('denied');
    expect(await decided(command(stage), action, { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['stage'] }, Null: { 'aws:TagKeys': 'false' } })).toBe('authorised');
    expect(await decided(command(stage), action, { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['other'] } })).toBe('denied');
    expect(await decided(command(undefined), action, { Null: { 'aws:RequestTag/stage': 'true', 'aws:TagKeys': 'true' } })).toBe('authorised');
    expect(await decided(command(undefined), action, { StringEqualsIfExists: REQUEST })).toBe('authorised');
    expect(await decided(command(undefined), action, { StringEquals: REQUEST })).toBe('denied');
  });
}

test('LEX-IAM-7: UntagResource has keys of tags and no values', async () => {
  const untag = new UntagResourceCommand({ resourceArn: account.arn('bot:Shop:PROD'), tagKeys: ['stage', 'team'] });
  expect(await decided(untag, 'lex:UntagResource', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['stage', 'team'] }, Null: { 'aws:RequestTag/stage': 'true' } })).toBe('authorised');
  expect(await decided(untag, 'lex:UntagResource', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['stage'] } })).toBe('denied');
});

test('LEX-IAM-6: tags of the request and of the resource are never mixed', async () => {
  const retag = new TagResourceCommand({ resourceArn: account.arn('bot:Shop'), tags: [{ key: 'owner', value: 'new' }] });
  for (const prefix of ['lex', 'aws']) {
    expect(await decided(retag, 'lex:TagResource', { StringEquals: { [`${prefix}:ResourceTag/owner`]: 'bot', 'aws:RequestTag/owner': 'new' } })).toBe('authorised');
    expect(await decided(retag, 'lex:TagResource', { StringEquals: { [`${prefix}:ResourceTag/owner`]: 'new' } })).toBe('denied');
  }
  expect(await decided(retag, 'lex:TagResource', { StringEquals: { 'aws:RequestTag/owner': 'bot' } })).toBe('denied');
  expect(await decided(retag, 'lex:TagResource', { StringEquals: { 'lex:RequestTag/owner': 'new' } })).toBe('denied');
});

test('LEX-IAM-8: what is being made has no tags yet: a ResourceTag denies it, a RequestTag allows it', async () => {
  for (const [name, command] of TAGGING.slice(0, 2)) {
    expect(await decided(command(stage), `lex:${name}`, { StringEquals: { 'lex:ResourceTag/stage': 'test' } })).toBe('denied');
    expect(await decided(command(stage), `lex:${name}`, { Null: { 'aws:ResourceTag/stage': 'true' }, StringEquals: REQUEST })).toBe('authorised');
  }
});

const withIntents = (...names: readonly string[]) => new PutBotCommand({ ...bot, name: 'Shop', intents: names.map((intentName) => ({ intentName, intentVersion: '$LATEST' })) });

test('LEX-IAM-9: lex:associatedIntents holds the names of the intents of a bot, without versions', async () => {
  const only = (...names: string[]) => ({ 'ForAllValues:StringEquals': { 'lex:associatedIntents': names } });
  expect(await decided(withIntents('OrderPizza'), 'lex:PutBot', only('OrderPizza'))).toBe('authorised');
  expect(await decided(withIntents('OrderPizza', 'Pay'), 'lex:PutBot', only('OrderPizza'))).toBe('denied');
  expect(await decided(withIntents('OrderPizza', 'Pay'), 'lex:PutBot', only('OrderPizza', 'Pay'))).toBe('authorised');
  expect(await decided(withIntents('OrderPizza', 'Pay'), 'lex:PutBot', { 'ForAnyValue:StringEquals': { 'lex:associatedIntents': 'Pay' } })).toBe('authorised');
  expect(await decided(withIntents('OrderPizza'), 'lex:PutBot', only('OrderPizza:$LATEST', 'orderpizza'))).toBe('denied');
});

test('LEX-IAM-12: an intent that occurs twice is one value; without intents the key is absent', async () => {
  await account.ask(withIntents('Pay', 'OrderPizza', 'Pay'), allow('*'));
  const [first] = account.world.gateway.ring.all().at(-1)!.decided;
  expect(first!.ask.keys?.['lex:associatedIntents']).toEqual(['Pay', 'OrderPizza']);
  expect(await decided(withIntents(), 'lex:PutBot', { Null: { 'lex:associatedIntents': 'true' } })).toBe('authorised');
  expect(await decided(withIntents(), 'lex:PutBot', { 'ForAllValues:StringEquals': { 'lex:associatedIntents': ['OrderPizza'] } })).toBe('authorised');
  expect(await decided(withIntents(), 'lex:PutBot', { 'ForAnyValue:StringEquals': { 'lex:associatedIntents': ['OrderPizza'] } })).toBe('denied');
});

const withTypes = (...types: readonly string[]) =>
  new PutIntentCommand({ name: 'Buy', sampleUtterances: ['buy'], fulfillmentActivity: { type: 'ReturnIntent' }, slots: types.map((slotType, at) => ({ name: `slot_${'abc'[at]}`, slotConstraint: 'Optional', slotType, ...(slotType.startsWith('AMAZON.') ? {} : { slotTypeVersion: '$LATEST' }) })) });

test('LEX-IAM-10, LEX-IAM-14: lex:associatedSlotTypes holds the slot types of an intent, custom and built-in ones alike', async () => {
  const only = (...names: string[]) => ({ 'ForAllValues:StringEquals': { 'lex:associatedSlotTypes': names } });
  expect(await decided(withTypes('Toppings', 'AMAZON.DATE'), 'lex:PutIntent', only('Toppings', 'AMAZON.DATE'))).toBe('authorised');
  expect(await decided(withTypes('Toppings', 'AMAZON.DATE'), 'lex:PutIntent', only('Toppings'))).toBe('denied');
  expect(await decided(withTypes('Toppings', 'Sizes'), 'lex:PutIntent', only('Toppings'))).toBe('denied');
  expect(await decided(withTypes(), 'lex:PutIntent', { Null: { 'lex:associatedSlotTypes': 'true' } })).toBe('authorised');
  expect(await decided(withTypes('Toppings'), 'lex:PutIntent', { Null: { 'lex:associatedIntents': 'true' } })).toBe('authorised');
  expect(await decided(withIntents('Buy'), 'lex:PutBot', { Null: { 'lex:associatedSlotTypes': 'true' } })).toBe('authorised');
});

test('LEX-IAM-13: a wildcard in a request is a character, not a pattern', async () => {
  const wild = new TagResourceCommand({ resourceArn: account.arn('bot:Shop'), tags: [{ key: 'stage', value: '@' }] });
  expect(await decided(wild, 'lex:TagResource', { StringLike: { 'aws:RequestTag/stage': '*' } })).toBe('authorised');
  const star = new UntagResourceCommand({ resourceArn: account.arn('bot:Shop'), tagKeys: ['*'] });
  expect(await decided(star, 'lex:UntagResource', { 'ForAllValues:StringLike': { 'aws:TagKeys': ['stage'] } })).toBe('denied');
  expect(await decided(star, 'lex:UntagResource', { 'ForAllValues:StringLike': { 'aws:TagKeys': ['?'] } })).toBe('authorised');
});
