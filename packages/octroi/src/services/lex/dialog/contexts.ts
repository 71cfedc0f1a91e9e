import { isFallback, isKendra, type BotIndex, type BotIntent } from './bot.ts';
import type { HeldContext, HeldSlots, StringMap } from './session.ts';
import type { GivenContext } from './turn-types.ts';

/** The model's bounds: what a context may carry, and how long it lives where nothing says so. */
const MAX_PARAMETERS = 10;
const MAX_CONTEXTS = 20;
const DEFAULT_SECONDS = 86_400;
const DEFAULT_TURNS = 20;

export function heldContext({ name, parameters, timeToLive }: GivenContext, now: number): HeldContext {
  return { name, parameters, expiresAt: now + (timeToLive.timeToLiveInSeconds ?? DEFAULT_SECONDS) * 1000, turnsToLive: timeToLive.turnsToLive ?? DEFAULT_TURNS };
}

/** The contexts that are active when a turn begins: those that the request brings, or the session's, as far as their time is not up. */
export function activeAt(now: number, held: readonly HeldContext[], given: readonly GivenContext[] | undefined): readonly HeldContext[] {
  return given === undefined ? held.filter(({ expiresAt }) => expiresAt > now) : given.map((context) => heldContext(context, now));
}

/** Contexts of a turn, and which of them it has set. */
export class TurnContexts {
  readonly #now: number;
  #active: readonly HeldContext[];
  readonly #set = new Set<string>();

  constructor(active: readonly HeldContext[], now: number) {
    this.#active = active;
    this.#now = now;
  }

  get active(): readonly HeldContext[] {
    return this.#active;
  }

  /** Sets or updates one; a life of 0 removes it (LEX-LAM-6). */
  set(context: GivenContext): void {
    const { timeToLiveInSeconds, turnsToLive } = context.timeToLive;
    const others = this.#active.filter(({ name }) => name !== context.name);
    if (timeToLiveInSeconds === 0 || turnsToLive === 0) {
      this.#active = others;
      return;
    }
    this.#set.add(context.name);
    this.#active = [...others, heldContext(context, this.#now)].slice(-MAX_CONTEXTS);
  }

  /** The output contexts of an intent that is fulfilled, with its slots' values (LEX-RT-18). */
  activate(intent: BotIntent, slots: HeldSlots): void {
    const values = Object.entries(slots).flatMap(([name, held]): [string, string][] => (typeof held?.value === 'string' ? [[name, held.value]] : []));
    const parameters: StringMap = Object.fromEntries(values.slice(0, MAX_PARAMETERS));
    for (const { name, timeToLiveInSeconds, turnsToLive } of intent.outputContexts ?? []) this.set({ name, parameters, timeToLive: { timeToLiveInSeconds, turnsToLive } });
  }

  /** What is left after the turn: one turn less for those that it has not set (LEX-RT-19). */
  ended(): readonly HeldContext[] {
    return this.#active.map((context) => (this.#set.has(context.name) ? context : { ...context, turnsToLive: context.turnsToLive - 1 })).filter(({ turnsToLive, expiresAt }) => turnsToLive > 0 && expiresAt > this.#now);
  }
}

/** As responses and events show them. */
export function shownContexts(contexts: readonly HeldContext[], now: number): readonly GivenContext[] {
  return contexts.map(({ name, parameters, expiresAt, turnsToLive }) => ({ name, parameters, timeToLive: { timeToLiveInSeconds: Math.max(0, Math.ceil((expiresAt - now) / 1000)), turnsToLive } }));
}

/** Intents that a text can mean: their input contexts are all active, and no one falls back to them (LEX-NLU-1). */
export function eligibleIntents(bot: BotIndex, active: readonly HeldContext[]): ReadonlySet<string> {
  const names = new Set(active.map(({ name }) => name));
  const eligible = new Set<string>();
  for (const [name, intent] of bot.intents) {
    if (isFallback(intent) || isKendra(intent)) continue;
    if ((intent.inputContexts ?? []).every((context) => names.has(context.name))) eligible.add(name);
  }
  return eligible;
}
