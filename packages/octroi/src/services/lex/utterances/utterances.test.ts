import { DeleteUtterancesCommand, GetUtterancesViewCommand } from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import type { GetIntentResponse } from '../../../../models/lex-models.gen.ts';
import { backgroundRows } from '../../../kernel/background.ts';
import type { RowWriter } from '../../../kernel/rows.ts';
import { allow, implicitDenial, openLexAccount, refusal } from '../lex-account.fixture.ts';
import { bots, botVersions, utterances, versionKey } from '../tables.ts';
import { mayKeepUtterances, noteUtterance, type Utterance } from './note-utterance.ts';

const DAY = 86_400;

async function open() {
  const lex = await openLexAccount();
  await lex.bot('Shop');
  const content = { inline: { childDirected: false, locale: 'en-US' as const } };
  await lex.put(botVersions, ['id of Shop', versionKey(1)], { name: 'Shop', version: 1, content, checksum: 'c', createdAt: 0, updatedAt: 0, status: 'READY', build: 'b' });
  const { world, root, models } = lex;
  const rows = backgroundRows(world.gateway.kv, 'lex', [utterances]);
  const scope = { partition: 'aws', account: root.accountId, region: 'us-east-1' };
  const writing = (body: (writer: RowWriter) => Promise<void>) => rows.write(scope, body);
  return {
    ...lex,
    say: (userId: string, text: string, more: Partial<Utterance> = {}) => writing((writer) => noteUtterance(writer, { botId: 'id of Shop', userId, version: '1', status: 'Detected', text, now: world.clocks.decision(), ...more })),
    stored: () => rows.read(scope, (reader) => reader.list(utterances)),
    view: async (botVersions: string[], statusType: 'Detected' | 'Missed' = 'Detected', client = models) => (await client.send(new GetUtterancesViewCommand({ botName: 'Shop', botVersions, statusType }))).utterances!,
    forget: (userId: string, client = models) => client.send(new DeleteUtterancesCommand({ botName: 'Shop', userId })),
  };
}

const counts = (lists: Awaited<ReturnType<Awaited<ReturnType<typeof open>>['view']>>) => lists.map(({ botVersion, utterances: said }) => [botVersion, said!.map(({ utteranceString, count, distinctUsers }) => [utteranceString, count, distinctUsers])]);

test('LEX-UTT-1: what was said is counted by version and status, with users and dates, most frequent first', async () => {
  const { world, say, view } = await open();
  const first = new Date(world.clocks.decision());
  await say('ann', 'a rose');
  world.clocks.advance(2 * DAY);
  for (const user of ['ben', 'ann', 'ben']) await say(user, 'two roses');
  await say('cleo', 'a rose');
  await say('ann', 'what?', { status: 'Missed' });
  await say('ann', 'hello', { version: '$LATEST' });
  const last = new Date(world.clocks.decision());
  const lists = await view(['1', '$LATEST', '7']);
  expect(counts(lists)).toEqual([['1', [['two roses', 3, 2], ['a rose', 2, 2]]], ['$LATEST', [['hello', 1, 1]]], ['7', []]]);
  const [, rose] = lists[0]!.utterances!;
  const seconds = (date: Date) => Math.round(date.getTime() / 1000);
  expect([rose!.firstUtteredDate!, rose!.lastUtteredDate!].map(seconds)).toEqual([first, last].map(seconds));
  expect(counts(await view(['1'], 'Missed'))).toEqual([['1', [['what?', 1, 1]]]]);
  expect(world.faults).toEqual([]);
});

test('LEX-UTT-1: a version shows its 100 most frequent texts', async () => {
  const { world, say, view } = await open();
  for (let at = 0; at < 101; at += 1) await say('ann', `text ${String(at).padStart(3, '0')}`);
  await say('ben', 'text 100');
  const [list] = await view(['1']);
  expect([list!.utterances!.length, list!.utterances![0]!.utteranceString, list!.utterances!.at(-1)!.utteranceString]).toEqual([100, 'text 100', 'text 098']);
  expect(world.faults).toEqual([]);
});

test('LEX-UTT-1, LEX-DEL-3: after 15 days it is forgotten, and cleared away when the user speaks again', async () => {
  const { world, say, view, stored } = await open();
  await say('ann', 'old');
  world.clocks.advance(14 * DAY);
  await say('ann', 'new');
  expect(counts(await view(['1']))).toEqual([['1', [['new', 1, 1], ['old', 1, 1]]]]);
  world.clocks.advance(DAY);
  expect(counts(await view(['1']))).toEqual([['1', [['new', 1, 1]]]]);
  expect(await stored()).toHaveLength(2);
  await say('ann', 'newer');
  expect((await stored()).map(({ row }) => row.said.map(({ text }) => text))).toEqual([['new'], ['newer']]);
  expect(world.faults).toEqual([]);
});

test('LEX-UTT-3: texts are the same however they are spaced at their ends and whatever their letter case', async () => {
  const { world, say, view } = await open();
  for (const text of [' A Rose', 'a rose ', 'a  rose']) await say('ann', text);
  expect(counts(await view(['1']))).toEqual([['1', [['a rose', 2, 1], ['a  rose', 1, 1]]]]);
  expect(world.faults).toEqual([]);
});

test('LEX-UTT-1: a user fills no more than a row a day: what is beyond is not counted', async () => {
  const { world, say, stored } = await open();
  for (let at = 0; at < 210; at += 1) await say('ann', `text ${at}`);
  for (let at = 0; at < 120; at += 1) await say('ben', `${'ü'.repeat(1000)}${at}`);
  await say('ann', 'text 3');
  const rows = await stored();
  expect(rows.map(({ row }) => row.said.length)).toEqual([200, 99]);
  expect(rows[0]!.row.said[3]!.count).toBe(2);
  expect(world.faults).toEqual([]);
});

test('LEX-UTT-2, LEX-VAL-14: nothing is kept of bots for children, or of bots with an obfuscated slot', () => {
  const intent = (obfuscationSetting: 'NONE' | 'DEFAULT_OBFUSCATION'): GetIntentResponse => ({ slots: [{ name: 'a', slotConstraint: 'Optional' }, { name: 'b', slotConstraint: 'Optional', obfuscationSetting }] });
  const of = (childDirected: boolean, ...intents: GetIntentResponse[]) => mayKeepUtterances({ bot: { childDirected }, intents, slotTypes: {} });
  expect([of(false), of(false, {}, intent('NONE')), of(true, intent('NONE')), of(false, intent('NONE'), intent('DEFAULT_OBFUSCATION'))]).toEqual([true, true, false, false]);
});

test('LEX-UTT-2: of a version that became one whose utterances are not kept, nothing is shown, nor of one that does not exist', async () => {
  const { world, bot, put, say, view } = await open();
  await say('ann', 'a rose', { version: '$LATEST' });
  await say('ann', 'a rose', { version: '7' });
  expect(counts(await view(['$LATEST', '7']))).toEqual([['$LATEST', [['a rose', 1, 1]]], ['7', []]]);
  const row = { name: 'Shop', content: { inline: { childDirected: true, locale: 'en-US' as const } }, checksum: 'c', createdAt: 0, updatedAt: 0, status: 'NOT_BUILT' as const, build: 'b', id: 'id of Shop', revision: 'r' };
  await put(bots, ['Shop'], row);
  expect(counts(await view(['$LATEST']))).toEqual([['$LATEST', []]]);
  await bot('Shop');
  expect(counts(await view(['$LATEST']))).toEqual([['$LATEST', [['a rose', 1, 1]]]]);
  expect(world.faults).toEqual([]);
});

test('LEX-DEL-3: a user\'s utterances are deleted at once, those of others stay', async () => {
  const { world, models, say, view, forget } = await open();
  await say('ann', 'a rose');
  world.clocks.advance(DAY);
  await say('ann', 'a rose');
  await say('ben', 'a rose');
  expect((await forget('ann')).$metadata.httpStatusCode).toBe(204);
  expect(counts(await view(['1']))).toEqual([['1', [['a rose', 1, 1]]]]);
  await forget('nobody');
  expect(await refusal(models.send(new DeleteUtterancesCommand({ botName: 'None', userId: 'ann' })))).toBe('NotFoundException 404: The bot None does not exist.');
  expect(await refusal(forget('a'))).toMatch(/^BadRequestException 400: /);
  expect(world.faults).toEqual([]);
});

test('LEX-UTT-1: one to five versions; of a bot that does not exist nothing was heard', async () => {
  const { world, models, view } = await open();
  for (const versions of [[], ['1', '2', '3', '4', '5', '6'], ['x']]) expect(await refusal(view(versions))).toMatch(/^BadRequestException 400: /);
  const { $metadata: _, ...answer } = await models.send(new GetUtterancesViewCommand({ botName: 'None', botVersions: ['1'], statusType: 'Missed' }));
  expect(answer).toEqual({ botName: 'None', utterances: [{ botVersion: '1', utterances: [] }] });
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-17: each version that is asked for has to be allowed', async () => {
  const { world, view, user, arn } = await open();
  const ann = await user('ann', allow('lex:GetUtterancesView', [arn('bot:Shop:1'), arn('bot:Shop:2')]));
  await view(['1', '2'], 'Detected', ann.models);
  expect(await refusal(view(['1', '3'], 'Detected', ann.models))).toBe(implicitDenial(ann.arn, 'lex:GetUtterancesView', arn('bot:Shop:3')));
  expect(world.faults).toEqual([]);
});
