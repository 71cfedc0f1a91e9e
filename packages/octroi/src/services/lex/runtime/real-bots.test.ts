import { DeleteBotAliasCommand, DeleteBotCommand, PutBotAliasCommand, PutBotCommand, PutIntentCommand, PutSlotTypeCommand } from '@aws-sdk/client-lex-model-building-service';
import { LexRuntimeServiceClient, PostTextCommand } from '@aws-sdk/client-lex-runtime-service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Credentials, type World } from '../../../testing/world.ts';
import { exportedText, EXPORTED_BOTS, type ExportedBot } from '../exports/exports.fixture.ts';
import { readDocument } from '../imports/document.ts';
import { built } from '../lex-bots.fixture.ts';

let world: World;
let root: Credentials & { readonly accountId: string };
let runtime: LexRuntimeServiceClient;
beforeAll(async () => {
  world = await openWorld();
  root = await world.account();
  runtime = world.lexRuntime(root);
  // A Friday, as in the guide's conversation; the decision clock only goes forward.
  world.clocks.advance((Date.UTC(2030, 2, 15, 12) - world.clocks.decision()) / 1000);
  for (const name of EXPORTED_BOTS) await put(name);
  await built(world);
});
afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

/** The bot of an export, put as a client would, each part with a version, and an alias on the bot's. */
async function put(name: ExportedBot): Promise<void> {
  const models = world.lexModels(root);
  const { slotTypes, intents, bot } = readDocument(exportedText(name), 'BOT');
  for (const { put: input } of slotTypes) await models.send(new PutSlotTypeCommand({ ...input, createVersion: true } as never));
  for (const { put: input } of intents) await models.send(new PutIntentCommand({ ...input, createVersion: true } as never));
  await models.send(new PutBotCommand({ ...bot!, createVersion: true, processBehavior: 'BUILD' } as never));
  await models.send(new PutBotAliasCommand({ botName: bot!.name, name: 'prod', botVersion: '1' }));
}

const talk = (botName: string, userId: string) => async (inputText: string) => {
  const { message, dialogState, slotToElicit, slots } = await runtime.send(new PostTextCommand({ botName, botAlias: 'prod', userId, inputText }));
  return { message, dialogState, slotToElicit, slots };
};

test('LEX-RT-23: an exported bot, built here, leads the documented conversation', async () => {
  const say = talk('OrderFlowers', 'ann');
  expect(await say('I would like to order some flowers')).toMatchObject({ dialogState: 'ElicitSlot', slotToElicit: 'FlowerType', message: 'What type of flowers would you like to order?' });
  expect(await say('roses')).toMatchObject({ slotToElicit: 'PickupDate', message: 'What day do you want the roses to be picked up?' });
  expect(await say('tomorrow')).toMatchObject({ slotToElicit: 'PickupTime', slots: { FlowerType: 'roses', PickupDate: '2030-03-16', PickupTime: null } });
  expect(await say('6 pm')).toMatchObject({ dialogState: 'ConfirmIntent', message: 'Okay, your roses will be ready for pickup by 18:00 on 2030-03-16.  Does this sound okay?' });
  expect(await say('Yes')).toMatchObject({ dialogState: 'ReadyForFulfillment', slots: { FlowerType: 'roses', PickupDate: '2030-03-16', PickupTime: '18:00' } });
});

test('LEX-NLU-8: a time that means two is asked for again; a text that means nothing is clarified', async () => {
  const say = talk('ScheduleAppointment', 'ann');
  expect(await say('qwertz uiop')).toMatchObject({ dialogState: 'ElicitIntent', message: "I didn't understand you, what would you like me to do?" });
  await say('Book an appointment');
  await say('cleaning');
  expect(await say('tomorrow')).toMatchObject({ slotToElicit: 'Time' });
  expect(await say("10 o'clock")).toMatchObject({ dialogState: 'ElicitSlot', slotToElicit: 'Time', slots: { Time: null } });
  expect(await say('10 am')).toMatchObject({ dialogState: 'ConfirmIntent', message: '10:00 is available, should I go ahead and book your appointment?' });
  expect(await say('nope')).toMatchObject({ dialogState: 'Failed', message: 'Okay, I will not schedule an appointment.' });
});

test('LEX-RT-16: a trip is booked slot by slot, by priority, and can be left for another intent', async () => {
  const say = talk('BookTrip', 'ann');
  expect(await say('Book a car')).toMatchObject({ slotToElicit: 'PickUpCity' });
  expect(await say('Book a hotel')).toMatchObject({ slotToElicit: 'Location' });
  expect(await say('Chicago')).toMatchObject({ slotToElicit: 'CheckInDate' });
  expect(await say('next Monday')).toMatchObject({ slotToElicit: 'Nights' });
  expect(await say('five')).toMatchObject({ slotToElicit: 'RoomType' });
  expect(await say('queen')).toMatchObject({ dialogState: 'ConfirmIntent', message: 'Okay, I have you down for a 5 night stay in Chicago starting 2030-03-18.  Shall I book the reservation?' });
  expect(await say('yeah')).toMatchObject({ dialogState: 'ReadyForFulfillment', slots: { Location: 'Chicago', CheckInDate: '2030-03-18', Nights: '5', RoomType: 'queen' } });
});

test('LEX-RT-12: an utterance that fills slots leaves only the others to be asked for', async () => {
  expect(await talk('BookTrip', 'bob')('Book a 3 night stay in Boston')).toMatchObject({ dialogState: 'ElicitSlot', slotToElicit: 'CheckInDate', slots: { Nights: '3', Location: 'Boston' } });
});

test('LEX-RT-1: a hundred users talk at the same time, each in a session of its own', async () => {
  const users = Array.from({ length: 100 }, (_, index) => `crowd-${index}`);
  const say = (text: string) => Promise.all(users.map((user) => runtime.send(new PostTextCommand({ botName: 'ScheduleAppointment', botAlias: 'prod', userId: user, inputText: text }))));
  const first = await say('Book an appointment');
  expect(new Set(first.map(({ sessionId }) => sessionId)).size).toBe(100);
  const second = await say('cleaning');
  expect(new Set(second.map(({ slotToElicit }) => slotToElicit))).toEqual(new Set(['Date']));
  expect(second.map(({ sessionId }) => sessionId)).toEqual(first.map(({ sessionId }) => sessionId));
});

test('LEX-RT-2, LEX-DEL-3: with a bot go its sessions and what was said to it', async () => {
  const of = async (table: string): Promise<number> => {
    const entries = await world.gateway.kv.read((snapshot) => snapshot.range(['aws', root.accountId, 'us-east-1', 'lex', table]));
    return entries.length;
  };
  for (let user = 0; user < 60; user++) await talk('OrderFlowers', `user-${user}`)('I would like to order some flowers');
  const before = [await of('session'), await of('utterances')];
  const models = world.lexModels(root);
  await models.send(new DeleteBotAliasCommand({ botName: 'OrderFlowers', name: 'prod' }));
  await models.send(new DeleteBotCommand({ name: 'OrderFlowers' }));
  // Ann's of the first conversation, too; those with the other bots stay.
  expect([await of('session'), await of('utterances')]).toEqual(before.map((rows) => rows - 61));
  expect(before.map((rows) => rows > 61)).toEqual([true, true]);
});
