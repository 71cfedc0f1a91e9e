import type { Slot } from '../../../../models/lex-models.gen.ts';
import type { BotIntent } from './bot.ts';
import type { SlotValue } from '../understanding/types.ts';
import type { HeldContext, HeldSlots, StringMap } from './session.ts';

/** Where default values come from (LEX-DEF-1). */
export interface Defaults {
  readonly contexts: readonly HeldContext[];
  readonly sessionAttributes: StringMap;
  readonly requestAttributes: StringMap;
}

/** Gives each slot without a value the first of its defaults that yields one. */
export function withDefaults(intent: BotIntent, held: HeldSlots, defaults: Defaults): HeldSlots {
  const filled: Record<string, SlotValue | null> = { ...held };
  for (const slot of intent.slots ?? []) {
    if ((filled[slot.name]?.value ?? null) !== null) continue;
    const value = defaultOf(slot, defaults);
    if (value !== null) filled[slot.name] = { value, originalValue: value, resolutions: [] };
  }
  return filled;
}

function defaultOf({ defaultValueSpec }: Slot, defaults: Defaults): string | null {
  for (const { defaultValue } of defaultValueSpec?.defaultValueList ?? []) {
    const value = evaluated(defaultValue, defaults);
    if (value !== null && value !== '') return value;
  }
  return null;
}

function evaluated(text: string, { contexts, sessionAttributes, requestAttributes }: Defaults): string | null {
  if (text.startsWith('#')) return ofContext(text.slice(1), contexts);
  const inner = text.slice(1, -1);
  if (isWithin(text, '[', ']') || isWithin(text, '{', '}')) return own(sessionAttributes, inner);
  if (isWithin(text, '<', '>')) return own(requestAttributes, inner);
  return isWithin(text, "'", "'") ? inner : text;
}

/** `context.parameter`. Names of contexts have no dots. */
function ofContext(text: string, contexts: readonly HeldContext[]): string | null {
  const dot = text.indexOf('.');
  const context = contexts.find(({ name }) => name === text.slice(0, dot));
  return dot === -1 || context === undefined ? null : own(context.parameters, text.slice(dot + 1));
}

function isWithin(text: string, open: string, close: string): boolean {
  return text.length >= 2 && text.startsWith(open) && text.endsWith(close);
}

function own(map: StringMap, name: string): string | null {
  return Object.hasOwn(map, name) ? map[name]! : null;
}
