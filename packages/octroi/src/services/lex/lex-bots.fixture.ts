import {
  PutBotAliasCommand, PutBotCommand, PutIntentCommand, PutSlotTypeCommand,
  type LexModelBuildingServiceClient, type PutBotCommandInput, type PutIntentCommandInput, type PutSlotTypeCommandInput,
} from '@aws-sdk/client-lex-model-building-service';
import type { World } from '../../testing/world.ts';
import { botBuilder } from './build/builder.ts';

const said = (content: string) => ({ messages: [{ contentType: 'PlainText' as const, content }] });

export const SLOT_TYPE: PutSlotTypeCommandInput = { name: 'FlowerTypes', enumerationValues: [{ value: 'roses' }, { value: 'tulips' }] };

export const INTENT: PutIntentCommandInput = {
  name: 'OrderFlowers',
  sampleUtterances: ['I would like to order some flowers', 'order {FlowerType}'],
  slots: [{ name: 'FlowerType', slotConstraint: 'Required', slotType: 'FlowerTypes', slotTypeVersion: '$LATEST', valueElicitationPrompt: { ...said('Which flowers?'), maxAttempts: 2 } }],
  fulfillmentActivity: { type: 'ReturnIntent' },
};

export const BOT: PutBotCommandInput = { name: 'Florist', locale: 'en-US', childDirected: false, intents: [{ intentName: 'OrderFlowers', intentVersion: '$LATEST' }], processBehavior: 'SAVE' };

/** Puts resources that differ from these three as told, and gives the answers. */
export function putting(models: LexModelBuildingServiceClient) {
  return {
    slotType: (more: Partial<PutSlotTypeCommandInput> = {}) => models.send(new PutSlotTypeCommand({ ...SLOT_TYPE, ...more })),
    intent: (more: Partial<PutIntentCommandInput> = {}) => models.send(new PutIntentCommand({ ...INTENT, ...more })),
    bot: (more: Partial<PutBotCommandInput> = {}) => models.send(new PutBotCommand({ ...BOT, ...more })),
    alias: (name: string, botVersion = '$LATEST', more: object = {}) => models.send(new PutBotAliasCommand({ botName: 'Florist', name, botVersion, ...more })),
  };
}

/** The slot type, the intent and the bot as they stand above, each with a version 1 that the next refers to. */
export async function putVersioned(models: LexModelBuildingServiceClient): Promise<void> {
  const put = putting(models);
  await put.slotType({ createVersion: true });
  await put.intent({ createVersion: true, slots: [{ ...INTENT.slots![0]!, slotTypeVersion: '1' }] });
  await put.bot({ createVersion: true, intents: [{ intentName: 'OrderFlowers', intentVersion: '1' }] });
}

/** Settles when everything that was queued has been built. */
export function built({ gateway }: World): Promise<void> {
  return gateway.outside.use(botBuilder).settled();
}
