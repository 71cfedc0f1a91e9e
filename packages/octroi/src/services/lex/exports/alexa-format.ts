import type { EnumerationValueOutput, GetIntentResponse, GetSlotTypeResponse, PromptOutput, SlotOutput } from '../../../../models/lex-models.gen.ts';
import type { BotDefinition } from '../definition/types.ts';

/**
 * A bot as the interaction model of an Alexa skill (LEX-EXP-6): its intents with their samples, its slot types, and as a dialog what has
 * to be asked. Session attributes do not exist there, so that messages with `[attribute]` are left out.
 */
export function alexaSkill({ bot, intents, slotTypes }: BotDefinition): object {
  const prompts: object[] = [];
  const dialog = intents.filter(({ parentIntentSignature }) => parentIntentSignature === undefined).map((intent) => dialogIntent(intent, prompts));
  return {
    interactionModel: {
      languageModel: {
        invocationName: invocationName(bot.name ?? ''),
        intents: intents.map(languageIntent),
        types: Object.values(slotTypes).map(languageType),
      },
      dialog: { intents: dialog },
      prompts,
    },
  };
}

/** What a user says to begin: lower-case words (`OrderFlowers` is `order flowers`). */
export function invocationName(botName: string): string {
  return botName.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().trim();
}

/** An intent that derives from a built-in one is that one; it has no samples of its own (LEX-VAL-6). */
function languageIntent(intent: GetIntentResponse): object {
  if (intent.parentIntentSignature !== undefined) return { name: intent.parentIntentSignature, samples: [] };
  const slots = (intent.slots ?? []).map(({ name, slotType, sampleUtterances }) => ({ name, type: slotType, samples: sampleUtterances ?? [] }));
  return { name: intent.name, slots, samples: intent.sampleUtterances ?? [] };
}

function languageType({ name, enumerationValues }: GetSlotTypeResponse): object {
  return { name, values: (enumerationValues ?? []).map(({ value, synonyms }: EnumerationValueOutput) => ({ name: { value, synonyms: synonyms ?? [] } })) };
}

function dialogIntent(intent: GetIntentResponse, prompts: object[]): object {
  const confirmation = prompt(`Confirm.Intent-${intent.name}`, intent.confirmationPrompt, prompts);
  return {
    name: intent.name,
    confirmationRequired: confirmation !== null,
    prompts: confirmation === null ? {} : { confirmation },
    slots: (intent.slots ?? []).map((slot) => dialogSlot(intent, slot, prompts)),
  };
}

/** Alexa can ask for a slot only with a prompt. */
function dialogSlot(intent: GetIntentResponse, slot: SlotOutput, prompts: object[]): object {
  const elicitation = slot.slotConstraint === 'Required' ? prompt(`Elicit.Intent-${intent.name}.IntentSlot-${slot.name}`, slot.valueElicitationPrompt, prompts) : null;
  return {
    name: slot.name,
    type: slot.slotType,
    confirmationRequired: false,
    elicitationRequired: elicitation !== null,
    prompts: elicitation === null ? {} : { elicitation },
  };
}

/** Adds a prompt under this id and returns the id; null if nothing of it can be said there. */
function prompt(id: string, written: PromptOutput | undefined, prompts: object[]): string | null {
  const variations = (written?.messages ?? [])
    .filter(({ contentType, content }) => contentType !== 'CustomPayload' && !namesAttribute(content ?? ''))
    .map(({ contentType, content }) => ({ type: contentType, value: content }));
  if (variations.length === 0) return null;
  prompts.push({ id, variations });
  return id;
}

/** Whether a message names an attribute, `[session]` or `((request))`; `\[` is a bracket that is meant as one (LEX-MSG-1). */
function namesAttribute(content: string): boolean {
  const plain = content.replaceAll(/\\[{}[\]]/g, '');
  return /\[[^\]]+\]/.test(plain) || /\(\([^)]+\)\)/.test(plain);
}
