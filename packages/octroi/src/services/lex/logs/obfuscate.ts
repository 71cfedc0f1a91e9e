import type { BotDefinition } from '../definition/types.ts';
import type { HeldSlots, Session, Slots } from '../dialog/session.ts';

/** The slots of an intent whose values are not shown in logs (LEX-LOG-4). */
export function hiddenSlots({ intents }: BotDefinition, intentName: string | null): ReadonlySet<string> {
  const slots = intents.find(({ name }) => name === intentName)?.slots ?? [];
  return new Set(slots.flatMap(({ name, obfuscationSetting }) => (obfuscationSetting === 'DEFAULT_OBFUSCATION' && name !== undefined ? [name] : [])));
}

/** Slots with names, in braces, in the place of hidden values. */
export function hideValues(slots: Slots, hidden: ReadonlySet<string>): Slots {
  return Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, value !== null && hidden.has(name) ? `{${name}}` : value]));
}

/**
 * A text as logs show it: the name of the slot in the place of each hidden value that was recognised; of the whole text if it had to
 * answer a hidden slot and nothing was recognised. Braces that the user typed are escaped then, so that no one takes them for a name.
 */
export function hideText(text: string, before: Session, heard: { readonly intentName: string | null; readonly slots: HeldSlots | null }, definition: BotDefinition): string {
  const asked = before.waiting.for === 'slot' && hiddenSlots(definition, before.intent?.name ?? null).has(before.waiting.slot) ? before.waiting.slot : null;
  const hidden = hiddenSlots(definition, heard.intentName);
  if (asked === null && hidden.size === 0) return text;
  const found = Object.entries(heard.slots ?? {}).flatMap(([name, held]): [string, string][] => (held !== null && hidden.has(name) && indexOf(text, held.originalValue, 0) >= 0 ? [[name, held.originalValue]] : []));
  if (asked !== null && !found.some(([name]) => name === asked)) return `{${asked}}`;
  return replaced(text, found.sort(([, one], [, other]) => other.length - one.length));
}

function replaced(text: string, [first, ...others]: readonly (readonly [name: string, value: string])[]): string {
  if (first === undefined) return text.replaceAll(/[{}]/gu, String.raw`\$&`);
  const [name, value] = first;
  const pieces: string[] = [];
  let from = 0;
  for (let at = indexOf(text, value, 0); at >= 0; at = indexOf(text, value, from)) {
    pieces.push(text.slice(from, at));
    from = at + value.length;
  }
  pieces.push(text.slice(from));
  return pieces.map((piece) => replaced(piece, others)).join(`{${name}}`);
}

/** Where a value stands, in whatever letter case; -1 if nowhere. Lower case may be longer than what it was made of: then only as it is. */
function indexOf(text: string, value: string, from: number): number {
  if (value === '') return -1;
  const [lowText, lowValue] = [text.toLowerCase(), value.toLowerCase()];
  return lowText.length === text.length && lowValue.length === value.length ? lowText.indexOf(lowValue, from) : text.indexOf(value, from);
}
