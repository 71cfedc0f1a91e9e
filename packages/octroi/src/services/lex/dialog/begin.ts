import { advance, fulfilled } from './advance.ts';
import { emptySlots, isFallback, type BotIntent } from './bot.ts';
import { withDefaults } from './defaults.ts';
import type { Draft } from './draft.ts';
import type { Outcome } from './say.ts';
import type { HeldSlots } from './session.ts';
import type { Turning } from './turn-types.ts';
import type { SlotValues } from '../understanding/types.ts';

/** Begins an intent: its slots with what the text says, then with their default values; then its dialog (LEX-RT-14). */
export function* beginIntent(draft: Draft, intent: BotIntent, values: SlotValues): Turning<Outcome> {
  const slots: HeldSlots = merged(emptySlots(intent), values);
  const { attributes, contexts, request } = draft;
  draft.begin(intent, withDefaults(intent, slots, { contexts: contexts.active, sessionAttributes: attributes, requestAttributes: request.requestAttributes ?? {} }));
  return yield* isFallback(intent) ? fulfilled(draft) : advance(draft);
}

/** Slots with the values that a text gives to some of them; never one that the intent does not have. */
export function merged(held: HeldSlots, values: SlotValues): HeldSlots {
  return Object.fromEntries(Object.entries(held).map(([name, before]) => [name, Object.hasOwn(values, name) ? values[name]! : before]));
}
