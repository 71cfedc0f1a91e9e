import type { GetIntentResponse, MessageOutput, MigrationAlert } from '../../../../models/lex-models.gen.ts';
import type { BotDefinition } from '../definition/types.ts';
import { groupsOf, MAX_MESSAGES } from './v2-messages.ts';

/** Built-in intents that Lex V2 has; of the slot types those that V1 gave up by other names are missing. */
const INTENTS: ReadonlySet<string> = new Set(['Cancel', 'Fallback', 'Help', 'KendraSearch', 'Pause', 'Repeat', 'Resume', 'StartOver', 'Stop'].map((name) => `AMAZON.${name}Intent`));
const SLOT_TYPES: ReadonlySet<string> = new Set(
  ['AlphaNumeric', 'City', 'Country', 'Date', 'Duration', 'EmailAddress', 'FirstName', 'LastName', 'Number', 'Percentage', 'PhoneNumber', 'State', 'StreetName', 'Time'].map((name) => `amazon.${name.toLowerCase()}`),
);

/** What Lex V2 does not have of a bot, each with where it occurs (LEX-MIG-2). */
export function migrationAlerts({ bot, intents }: BotDefinition): readonly MigrationAlert[] {
  const among = (has: (intent: GetIntentResponse) => boolean): readonly string[] => intents.filter(has).map(({ name }) => `intent ${name}`);
  const slots = intents.flatMap((intent) => (intent.slots ?? []).map((slot) => ({ intent, slot })));
  return [
    alert('The clarification prompt of the bot was left out: Lex V2 has a fallback intent instead.', bot.clarificationPrompt === undefined ? [] : [`bot ${bot.name}`]),
    alert('The abort statement of the bot was left out: Lex V2 has a fallback intent instead.', bot.abortStatement === undefined ? [] : [`bot ${bot.name}`]),
    alert('Follow-up prompts were left out.', among(({ followUpPrompt }) => followUpPrompt !== undefined)),
    alert(`Groups have no more than ${MAX_MESSAGES} messages; the others were left out.`, among((intent) => messagesOf(intent).some((messages) => groupsOf(messages).some((group) => group.length > MAX_MESSAGES)))),
    alert('Response cards were left out.', among((intent) => JSON.stringify(intent).includes('"responseCard"'))),
    alert('Lex V2 does not have these built-in intents.', among(({ parentIntentSignature: parent }) => parent !== undefined && !INTENTS.has(parent))),
    alert(
      'Lex V2 does not have these built-in slot types.',
      slots.filter(({ slot: { slotType } }) => slotType?.startsWith('AMAZON.') === true && !SLOT_TYPES.has(slotType.toLowerCase())).map(({ intent, slot }) => `slot ${slot.name} of the intent ${intent.name}: ${slot.slotType}`),
    ),
    alert('Lambda functions belong to an alias in Lex V2, for all intents. Choose one that answers for all of these.', among(({ dialogCodeHook, fulfillmentActivity }) => dialogCodeHook !== undefined || fulfillmentActivity?.codeHook !== undefined)),
    alert('Aliases, tags, conversation logs and channel associations are not migrated.', [`bot ${bot.name}`]),
  ].filter(({ details }) => details.length > 0);
}

function alert(message: string, details: readonly string[]) {
  return { type: 'WARN' as const, message, details, referenceURLs: [] };
}

function messagesOf(intent: GetIntentResponse): readonly (readonly MessageOutput[])[] {
  const spoken = [intent.confirmationPrompt, intent.rejectionStatement, intent.conclusionStatement, ...(intent.slots ?? []).map(({ valueElicitationPrompt }) => valueElicitationPrompt)];
  return spoken.map((one) => one?.messages ?? []);
}
