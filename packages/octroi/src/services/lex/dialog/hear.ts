import { advance } from './advance.ts';
import { beginIntent, merged } from './begin.ts';
import { eligibleIntents } from './contexts.ts';
import type { Draft } from './draft.ts';
import { askAgain, missed } from './miss.ts';
import { elicitIntent, NOTHING_GIVEN, said, type Outcome } from './say.ts';
import { NOTHING_ASKED, type HeldSlots } from './session.ts';
import type { Turning } from './turn-types.ts';
import type { Heard, Interpretation, SlotValues } from '../understanding/types.ts';

/** Alternatives that are told of (LEX-NLU-2). */
const MAX_ALTERNATIVES = 4;
/** From here on a text leaves the intent that it was to go on with. A slot's answer may look a little like anything. */
const SWITCH_SCORE = 0.7;

/** What the text means where the session stands (LEX-RT-12), and what comes of it. */
export function* hear(draft: Draft): Turning<Outcome> {
  switch (draft.waiting.for) {
    case 'intent':
      return yield* hearIntent(draft);
    case 'slot':
      return yield* hearSlot(draft, draft.waiting.slot);
    case 'confirmation':
      return yield* hearConfirmation(draft);
    case 'followUp':
      return yield* hearFollowUp(draft, draft.waiting.intentName);
  }
}

function* hearIntent(draft: Draft): Turning<Outcome> {
  const candidates = candidatesOf(draft);
  const [best] = candidates;
  if (best !== undefined && best.score >= draft.index.threshold) return yield* turnTo(draft, best, candidates);
  understoodAs(draft, null, candidates);
  return yield* missed(draft);
}

function* hearSlot(draft: Draft, slot: string): Turning<Outcome> {
  const { progress } = draft.current;
  const filled = draft.bot.understanding.fill(heardIn(draft), progress.name, slot);
  const answer = Object.hasOwn(filled, slot) ? filled[slot] : undefined;
  const candidates = candidatesOf(draft);
  const other = otherIntent(candidates, progress.name);
  // What a slot takes as it takes any text is no answer if it is, word for word, another intent.
  const anyText = answer === undefined || (answer.resolutions.length === 0 && answer.originalValue.length >= draft.request.text.trim().length);
  if (other !== undefined && anyText && (answer === undefined ? isConfident(other, draft) : other.exact)) return yield* turnTo(draft, other, candidates);
  if (Object.keys(filled).length === 0) return yield* missed(draft);
  draft.setSlots(merged(progress.slots, filled));
  draft.setConfirmation('None');
  // It stands open still: the text was ambiguous, or filled others alone. A function may make something of it; without one it is asked for again.
  if ((answer?.value ?? null) === null && draft.current.intent.dialogCodeHook === undefined) return yield* askAgain(draft);
  return yield* advance(draft);
}

function* hearConfirmation(draft: Draft): Turning<Outcome> {
  const { progress } = draft.current;
  const { understanding } = draft.bot;
  const heard = heardIn(draft);
  const says = understanding.confirms(heard);
  const candidates = candidatesOf(draft);
  const other = otherIntent(candidates, progress.name);
  // `yes` answers the question, even if an intent is called so elsewhere.
  if (other?.exact === true && (says === null || !isShort(draft.request.text))) return yield* turnTo(draft, other, candidates);
  const values = changes(progress.slots, understanding.valuesIn(heard, progress.name));
  if (Object.keys(values).length > 0) {
    draft.setSlots(merged(progress.slots, values));
    draft.setConfirmation('None');
    return yield* advance(draft);
  }
  if (says !== 'yes' && other !== undefined && isConfident(other, draft)) return yield* turnTo(draft, other, candidates);
  if (says === null) return yield* missed(draft);
  draft.setConfirmation(says === 'yes' ? 'Confirmed' : 'Denied');
  return yield* advance(draft);
}

function* hearFollowUp(draft: Draft, intentName: string): Turning<Outcome> {
  const candidates = candidatesOf(draft);
  const [best] = candidates;
  const says = draft.bot.understanding.confirms(heardIn(draft));
  if (best !== undefined && (best.exact || (says === null ? best.score >= draft.index.threshold : best.score >= SWITCH_SCORE))) return yield* turnTo(draft, best, candidates);
  if (says === 'yes') return elicitIntent(draft, 1, NOTHING_GIVEN);
  if (says === null) return yield* missed(draft);
  const rejection = draft.index.intents.get(intentName)?.followUpPrompt?.rejectionStatement;
  const before = draft.summary.find((entry) => entry.intentName === intentName);
  const words = rejection === undefined ? { message: null, messageFormat: null, responseCard: null } : said(draft, rejection);
  return { reply: { intentName, slots: before?.slots ?? null, dialogState: 'Fulfilled', slotToElicit: null, ...words }, waiting: NOTHING_ASKED };
}

function* turnTo(draft: Draft, chosen: Interpretation, candidates: readonly Interpretation[]): Turning<Outcome> {
  understoodAs(draft, chosen, candidates);
  return yield* beginIntent(draft, draft.index.intents.get(chosen.intentName)!, chosen.slots);
}

function heardIn({ request, place }: Draft): Heard {
  return { text: request.text, now: place.now, timeZone: place.timeZone };
}

/** Intents of the bot alone, whatever the understanding says. */
function candidatesOf(draft: Draft): readonly Interpretation[] {
  const eligible = eligibleIntents(draft.index, draft.contexts.active);
  return draft.bot.understanding.interpret(heardIn(draft), eligible).filter(({ intentName }) => eligible.has(intentName));
}

/** Of two words at most: `yes`, `no thanks`. */
function isShort(text: string): boolean {
  return text.trim().split(/\s+/u).length <= 2;
}

/** The best candidate, if it is another intent than the one in progress. */
function otherIntent([best]: readonly Interpretation[], current: string): Interpretation | undefined {
  return best === undefined || best.intentName === current ? undefined : best;
}

function isConfident({ exact, score }: Interpretation, { index }: Draft): boolean {
  return exact || score >= Math.max(index.threshold, SWITCH_SCORE);
}

/** Values that a slot does not have yet. */
function changes(held: HeldSlots, values: SlotValues): SlotValues {
  return Object.fromEntries(Object.entries(values).filter(([name, { value }]) => Object.hasOwn(held, name) && value !== (held[name]?.value ?? null)));
}

/** Notes what the text was understood as, and what else it may mean, if the bot tells (LEX-NLU-2). */
function understoodAs(draft: Draft, chosen: Interpretation | null, candidates: readonly Interpretation[]): void {
  if (!draft.index.improved) return;
  const alternatives = candidates.filter((candidate) => candidate !== chosen).slice(0, MAX_ALTERNATIVES);
  draft.understood = { confidence: chosen?.score ?? null, alternatives: alternatives.map(({ intentName, score, slots }) => ({ intentName, score, slots: slotsOf(draft, intentName, slots) })) };
}

function slotsOf(draft: Draft, intentName: string, values: SlotValues): HeldSlots {
  return merged(Object.fromEntries((draft.index.intents.get(intentName)?.slots ?? []).map(({ name }) => [name, null])), values);
}
