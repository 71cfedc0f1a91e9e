import type { Inputs, Slot } from '../../../../models/lex-models.gen.ts';
import type { BotDefinition } from '../definition/types.ts';
import type { HeldSlots } from './session.ts';

const FALLBACK = 'AMAZON.FallbackIntent';
const KENDRA = 'AMAZON.KendraSearchIntent';

/** A score below which an intent is not meant, where the bot names none (LEX-NLU-2). */
export const DEFAULT_THRESHOLD = 0.4;

/** An intent as it was put: what a definition holds has passed the constraints of its Put, though answers name no member required. */
export type BotIntent = Omit<Inputs['PutIntent'], 'checksum' | 'createVersion'> & { readonly version?: string | undefined };
export type BotSettings = Omit<Inputs['PutBot'], 'checksum' | 'createVersion' | 'processBehavior' | 'tags'> & { readonly version?: string | undefined };

/** What a dialog looks up in a bot's definition. */
export interface BotIndex {
  readonly settings: BotSettings;
  readonly intents: ReadonlyMap<string, BotIntent>;
  readonly fallback: BotIntent | null;
  /** Scores and alternatives are told (LEX-NLU-2). */
  readonly improved: boolean;
  readonly threshold: number;
}

const known = new WeakMap<BotDefinition, BotIndex>();

export function indexOf(definition: BotDefinition): BotIndex {
  const found = known.get(definition);
  if (found !== undefined) return found;
  const settings = definition.bot as BotSettings;
  const intents = definition.intents as readonly BotIntent[];
  const improved = settings.enableModelImprovements === true;
  const index: BotIndex = {
    settings,
    intents: new Map(intents.map((intent) => [intent.name, intent])),
    fallback: intents.find(isFallback) ?? null,
    improved,
    threshold: improved ? (settings.nluIntentConfidenceThreshold ?? DEFAULT_THRESHOLD) : DEFAULT_THRESHOLD,
  };
  known.set(definition, index);
  return index;
}

export function isFallback({ parentIntentSignature }: BotIntent): boolean {
  return parentIntentSignature === FALLBACK;
}

/** Its searches are not here; it is refused by name wherever something names it, and else never chosen. */
export function isKendra({ parentIntentSignature, kendraConfiguration }: BotIntent): boolean {
  return parentIntentSignature === KENDRA || kendraConfiguration !== undefined;
}

/** Slots in the order in which they are asked for: lowest priority first, absent ones last, ties as defined (LEX-RT-16). */
export function byPriority(intent: BotIntent): readonly Slot[] {
  return [...(intent.slots ?? [])].sort((one, other) => rank(one) - rank(other));
}

function rank({ priority }: Slot): number {
  return priority ?? Number.MAX_SAFE_INTEGER;
}

/** The required slot to ask for next; undefined if all have values. */
export function missingSlot(intent: BotIntent, held: HeldSlots): Slot | undefined {
  return byPriority(intent).find((slot) => slot.slotConstraint === 'Required' && (held[slot.name]?.value ?? null) === null);
}

export function slotOf(intent: BotIntent, name: string): Slot | undefined {
  return intent.slots?.find((slot) => slot.name === name);
}

export function emptySlots(intent: BotIntent): HeldSlots {
  return Object.fromEntries((intent.slots ?? []).map(({ name }) => [name, null]));
}
