import type { FilledHole } from '../templates/tree.ts';
import type { Said } from '../text/said.ts';
import { assign, type Assigned, type TaggedSpan } from './assign.ts';
import type { BotIntent } from './bot-slots.ts';
import type { Cues } from './cues.ts';

/** A span that is less sure is only taken if its words are a value that the type knows. */
const SURE = 0.35;
/** A span that is as sure is one value, also if a part of it is known. */
const CLEAR = 0.7;

/**
 * The values of an utterance that is no sample utterance word for word (LEX-ML-4): the spans of the tagger that its slots accept, then
 * known values elsewhere in the text, then the words that stand in the holes of a template whose other words fit.
 */
export function withTagged(said: Said, intent: BotIntent, cues: ReadonlyMap<string, Cues>, tagged: readonly TaggedSpan[], holes: readonly FilledHole[]): readonly Assigned[] {
  const taken: Assigned[] = [];
  const take = (assigned: Assigned): void => {
    const { slot, value } = assigned;
    if (!taken.some((other) => other.slot === slot || (other.value.from < value.to && value.from < other.value.to))) taken.push(assigned);
  };
  for (const span of [...tagged].sort((left, right) => right.probability - left.probability || left.from - right.from)) {
    const assigned = accepted(said, intent, span);
    if (assigned !== null) take(assigned);
  }
  for (const assigned of assign(said, intent, cues, { tagged })) take(assigned);
  for (const hole of holes) {
    const assigned = accepted(said, intent, { ...hole, probability: 1 });
    if (assigned !== null) take(assigned);
  }
  return taken;
}

/** A span as a value of its slot; of a slot that takes known values alone the one that the span touches. */
function accepted(said: Said, intent: BotIntent, { slot: name, from, to, probability }: TaggedSpan): Assigned | null {
  const slot = intent.slotNamed.get(name);
  if (slot === undefined) return null;
  const read = slot.reader.accept(said, from, to);
  // A known value within words that are not clearly one value is what is meant: `some red roses`.
  if (read !== null && read.sure === 0 && probability < CLEAR) {
    const within = slot.reader.find(said).find((value) => from <= value.from && value.to <= to);
    if (within !== undefined) return { slot, value: within };
  }
  if (read !== null && (read.sure > 0 || probability >= SURE)) return { slot, value: { ...read, from, to } };
  if (read !== null || slot.reader.open) return null;
  const touched = slot.reader.find(said).find((value) => value.from < to && from < value.to);
  return touched === undefined ? null : { slot, value: touched };
}
