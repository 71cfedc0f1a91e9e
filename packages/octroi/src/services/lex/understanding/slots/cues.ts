import type { Said } from '../text/said.ts';
import { normalise } from '../text/tokens.ts';
import type { BotIntent, BotSlot } from './bot-slots.ts';

/** Words by which one slot of an intent is told from another of the same type (LEX-ML-5). */
export interface Cues {
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
  /** Words of the slot's own name and of what such a name means. */
  readonly named: ReadonlySet<string>;
}

/** What is said before values whose slots have such words in their names. */
const MEANT: readonly (readonly [names: RegExp, words: readonly string[]])[] = [
  [/^(?:start|from|begin|begins|pickup|pick|checkin|departure|depart|origin|source|arrive|arrival)$/, ['from', 'starting', 'leaving', 'departing', 'beginning', 'von', 'ab', 'desde', 'del', 'de', 'du', 'dal', 'da']],
  [/^(?:end|ends|return|to|until|checkout|dropoff|drop|destination|dest|finish)$/, ['to', 'until', 'till', 'returning', 'through', 'back', 'bis', 'nach', 'hasta', 'al', 'au', 'jusqu', 'fino']],
];
/** Words of names that tell nothing. */
const PLAIN: ReadonlySet<string> = new Set(['type', 'types', 'value', 'values', 'slot', 'name', 'the', 'of', 'a']);

/** Learns the words around each slot's holes from the utterances of the intent and of the slot. */
export function cuesOf(intent: BotIntent): ReadonlyMap<string, Cues> {
  const cues = new Map<string, { before: Map<string, number>; after: Map<string, number>; named: Set<string> }>();
  for (const slot of intent.slots) cues.set(slot.name, { before: new Map(), after: new Map(), named: nameWords(slot) });
  for (const parts of [...intent.templates, ...intent.slots.flatMap((slot) => slot.templates)]) {
    for (const [at, part] of parts.entries()) {
      const around = 'slot' in part ? cues.get(part.slot) : undefined;
      if (around === undefined) continue;
      const [left, right] = [parts[at - 1], parts[at + 1]];
      if (left !== undefined && 'word' in left) count(around.before, left.word);
      if (right !== undefined && 'word' in right) count(around.after, right.word);
    }
  }
  return cues;
}

function count(words: Map<string, number>, word: string): void {
  words.set(word, (words.get(word) ?? 0) + 1);
}

function nameWords(slot: BotSlot): Set<string> {
  const words = slot.name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(/[^\p{L}]+/u).map(normalise).filter((word) => word !== '' && !PLAIN.has(word));
  const meant = MEANT.flatMap(([names, said]) => (words.some((word) => names.test(word)) ? said : []));
  return new Set([...words, ...meant]);
}

/** How much the words around from..to speak for a slot: 0 if not at all, 2 and more if they do clearly. */
export function cueStrength(said: Said, cues: Cues, from: number, to: number, others: readonly Cues[]): number {
  const left = said.tokens[from - 1]?.norm;
  const right = said.tokens[to]?.norm;
  const shared = (cue: (other: Cues) => boolean): number => 1 / (1 + others.filter(cue).length);
  let strength = 0;
  if (left !== undefined && cues.before.has(left)) strength += 1.2 * shared((other) => other.before.has(left));
  if (right !== undefined && cues.after.has(right)) strength += 1.0 * shared((other) => other.after.has(right));
  for (let back = 1; back <= 3; back++) {
    const word = said.tokens[from - back]?.norm;
    if (word !== undefined && cues.named.has(word)) strength += (1.4 - 0.3 * back) * shared((other) => other.named.has(word));
  }
  if (right !== undefined && cues.named.has(right)) strength += 0.8 * shared((other) => other.named.has(right));
  return strength;
}
