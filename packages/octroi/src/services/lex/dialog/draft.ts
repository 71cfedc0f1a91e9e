import { indexOf, type BotIndex, type BotIntent } from './bot.ts';
import { activeAt, TurnContexts } from './contexts.ts';
import { NOTHING_ASKED, valuesOf, type HeldSlots, type IntentInProgress, type IntentSummary, type Session, type Slots, type StringMap, type Waiting } from './session.ts';
import type { References } from './substitute.ts';
import { summarised } from './summary.ts';
import type { Alternative, Bot, Place, TurnRequest } from './turn-types.ts';

/** What classifying the text came to; empty if it was not asked for, or if the bot does not tell (LEX-NLU-2). */
export interface Understood {
  readonly confidence: number | null;
  readonly alternatives: readonly Alternative[] | null;
}

/** A turn while it is made: what the session was, and what becomes of it. Nothing outside sees it before it has ended. */
export class Draft {
  readonly bot: Bot;
  readonly index: BotIndex;
  readonly place: Place;
  readonly request: TurnRequest;
  readonly before: Session;
  readonly contexts: TurnContexts;
  /** What the text is expected to answer. */
  readonly waiting: Waiting;
  attributes: StringMap;
  summary: readonly IntentSummary[];
  intent: IntentInProgress | null;
  understood: Understood = { confidence: null, alternatives: null };
  /** The turn has begun the intent that it is about. */
  started = false;
  missed = false;
  developerOverride = false;
  /** How often fulfillment was reached. */
  fulfillments = 0;

  constructor(bot: Bot, before: Session, request: TurnRequest, place: Place) {
    this.bot = bot;
    this.index = indexOf(bot.definition);
    this.place = place;
    this.request = request;
    this.before = before;
    this.contexts = new TurnContexts(activeAt(place.now, before.contexts, request.activeContexts), place.now);
    this.attributes = request.sessionAttributes ?? before.attributes;
    this.summary = before.summary;
    // A session that was put under another version may be about what this one does not have.
    const known = before.intent === null || this.index.intents.has(before.intent.name);
    this.intent = known ? before.intent : null;
    this.waiting = known ? before.waiting : NOTHING_ASKED;
  }

  /** The intent that the turn is about. Throws if there is none, which is a fault of ours. */
  get current(): { readonly intent: BotIntent; readonly progress: IntentInProgress } {
    const intent = this.intent === null ? undefined : this.index.intents.get(this.intent.name);
    if (this.intent === null || intent === undefined) throw new Error('the turn is about no intent');
    return { intent, progress: this.intent };
  }

  /** Begins an intent; one that was in progress stays in the summary as its last turn left it (LEX-SES-4). */
  begin(intent: BotIntent, slots: HeldSlots): void {
    this.leave();
    this.intent = { name: intent.name, slots, confirmationStatus: 'None' };
    this.started = true;
  }

  /** Leaves the intent in progress, if there is one. One that this very turn began was used as well. */
  leave(): void {
    if (this.started) this.summary = summarised(this.summary, this.intent, { type: 'Delegate' }, true);
    this.intent = null;
    this.started = false;
  }

  setSlots(slots: HeldSlots): void {
    if (this.intent !== null) this.intent = { ...this.intent, slots };
  }

  setConfirmation(confirmationStatus: IntentInProgress['confirmationStatus']): void {
    if (this.intent !== null) this.intent = { ...this.intent, confirmationStatus };
  }

  /** What messages can refer to as the turn stands. */
  get references(): References {
    const slots: Slots = this.intent === null ? {} : valuesOf(this.intent.slots);
    return { slots, sessionAttributes: this.attributes, requestAttributes: this.request.requestAttributes ?? {} };
  }
}
