import type { BotDefinition } from '../definition/types.ts';
import { NO_INTENTS } from './queue.ts';

/** Characters of all utterances of a bot together (LEX-VAL-3). */
const MAX_UTTERANCE_CHARACTERS = 200_000;

type Intents = BotDefinition['intents'];

/** Why a bot cannot be built; null if it can (LEX-VAL-3, LEX-VAL-5, LEX-VAL-9). */
export function failureOf({ intents }: BotDefinition): string | null {
  if (intents.length === 0) return NO_INTENTS;
  return repeatedParent(intents) ?? clash(intents) ?? unsaid(intents) ?? tooLong(intents);
}

function repeatedParent(intents: Intents): string | null {
  const parents = new Map<string, string>();
  for (const { name = '', parentIntentSignature: parent } of intents) {
    if (parent === undefined) continue;
    const other = parents.get(parent);
    if (other !== undefined) return `The intents ${other} and ${name} are both derived from ${parent}. A bot can have one of them.`;
    parents.set(parent, name);
  }
  return null;
}

function clash(intents: Intents): string | null {
  const names = new Set(intents.map(({ name }) => name));
  const types = new Map<string, { readonly intent: string; readonly type: string }>();
  for (const { name: intent = '', slots = [] } of intents) {
    for (const { name = '', slotType } of slots) {
      if (names.has(name)) return `The slot ${name} of the intent ${intent} has the name of an intent.`;
      if (slotType === undefined) return `The slot ${name} of the intent ${intent} has no slot type.`;
      const other = types.get(name);
      if (other !== undefined && other.type !== slotType) return `The slot ${name} has the slot type ${other.type} in the intent ${other.intent} and ${slotType} in the intent ${intent}. It must have the same in both.`;
      types.set(name, { intent, type: slotType });
    }
  }
  return null;
}

function unsaid(intents: Intents): string | null {
  const silent = intents.find(({ parentIntentSignature, sampleUtterances = [] }) => parentIntentSignature === undefined && sampleUtterances.length === 0);
  return silent === undefined ? null : `The intent ${silent.name} has no sample utterances.`;
}

function tooLong(intents: Intents): string | null {
  let characters = 0;
  for (const { sampleUtterances = [], slots = [] } of intents) for (const text of [...sampleUtterances, ...slots.flatMap((slot) => slot.sampleUtterances ?? [])]) characters += text.length;
  return characters > MAX_UTTERANCE_CHARACTERS ? `The utterances of the bot have more than ${MAX_UTTERANCE_CHARACTERS} characters.` : null;
}
