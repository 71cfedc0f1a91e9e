import { slotTypeKey, type BotDefinition } from '../definition/types.ts';
import type { SlotValue, SlotValues, Understanding } from '../understanding/types.ts';
import type { BotIntent, BotSettings } from './bot.ts';
import { putSession, type PutRequest } from './put-session.ts';
import { newSession, type Session } from './session.ts';
import { takeTurn } from './turn.ts';
import type { Bot, Brought, HookAnswer, HookCall, Place, Turned, Turning } from './turn-types.ts';

/** 2017-03-17 12:00 UTC, a Friday. */
export const NOON = Date.UTC(2017, 2, 17, 12);

/** An understanding that knows sample utterances, values, and a few words of time; `scores` says what a text may mean besides. */
export function plainUnderstanding(definition: BotDefinition, scores: Readonly<Record<string, Readonly<Record<string, number>>>> = {}): Understanding {
  const intents = new Map(definition.intents.map((intent) => [intent.name!, intent as BotIntent]));
  const valueFor = (intentName: string, slotName: string, text: string): SlotValue | undefined => {
    const slot = intents.get(intentName)?.slots?.find(({ name }) => name === slotName);
    return slot === undefined ? undefined : valueOf(definition, slot.slotType ?? '', slot.slotTypeVersion, text);
  };
  return {
    interpret({ text }, eligible) {
      const found = [...eligible].flatMap((intentName) => {
        const utterances = intents.get(intentName)?.sampleUtterances ?? [];
        const exact = utterances.some((utterance) => plain(utterance) === plain(text));
        const score = exact ? 1 : (scores[text]?.[intentName] ?? 0);
        return score === 0 ? [] : [{ intentName, score, exact, slots: this.valuesIn({ text, now: NOON, timeZone: 'UTC' }, intentName) }];
      });
      return found.sort((one, other) => other.score - one.score);
    },
    fill({ text }, intentName, slotName) {
      const others = this.valuesIn({ text, now: NOON, timeZone: 'UTC' }, intentName);
      const asked = others[slotName] ?? valueFor(intentName, slotName, text);
      return asked === undefined ? others : { ...others, [slotName]: asked };
    },
    valuesIn({ text }, intentName) {
      const words = plain(text).split(' ');
      const values: Record<string, SlotValue> = {};
      for (const slot of intents.get(intentName)?.slots ?? []) {
        const type = definition.slotTypes[slotTypeKey(slot.slotType ?? '', slot.slotTypeVersion ?? '')];
        const known = (type?.enumerationValues ?? []).find(({ value = '', synonyms = [] }) => [value, ...synonyms].some((name) => words.includes(plain(name))));
        if (known !== undefined) values[slot.name] = { value: known.value!, originalValue: known.value!, resolutions: [known.value!] };
      }
      return values;
    },
    confirms({ text }) {
      const [first] = plain(text).split(' ');
      return first === 'yes' || first === 'yeah' ? 'yes' : first === 'no' ? 'no' : null;
    },
  };
}

const SAID: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'AMAZON.DATE': { today: ['2017-03-17'], tomorrow: ['2017-03-18'], 'next monday': ['2017-03-20'] },
  'AMAZON.TIME': { '6 pm': ['18:00'], noon: ['12:00'], "10 o'clock": ['10:00', '22:00'] },
  'AMAZON.NUMBER': { three: ['3'], '3': ['3'], '30': ['30'] },
};

function valueOf(definition: BotDefinition, type: string, version: string | undefined, text: string): SlotValue | undefined {
  const builtIn = SAID[type];
  if (builtIn !== undefined) {
    const resolutions = builtIn[text.toLowerCase()];
    return resolutions === undefined ? undefined : { value: resolutions.length === 1 ? resolutions[0]! : null, originalValue: text, resolutions };
  }
  const custom = definition.slotTypes[slotTypeKey(type, version ?? '')];
  const known = custom?.enumerationValues?.find(({ value = '', synonyms = [] }) => [value, ...synonyms].some((name) => plain(name) === plain(text)));
  if (custom?.valueSelectionStrategy === 'TOP_RESOLUTION') return known === undefined ? undefined : { value: known.value!, originalValue: text, resolutions: [known.value!] };
  return { value: text, originalValue: text, resolutions: known === undefined ? [] : [known.value!] };
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9' ]/g, '').trim();
}

export type Hook = (call: HookCall) => unknown;

export interface ConversationOptions {
  readonly scores?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly hook?: Hook;
  readonly random?: () => number;
  readonly attemptsCountFirst?: boolean;
  readonly understanding?: Understanding;
}

/** A conversation by hand: each turn goes on with the session as JSON carried it. */
export class Conversation {
  readonly bot: Bot;
  readonly calls: HookCall[] = [];
  now = NOON;
  session: Session;
  readonly #options: ConversationOptions;

  constructor(definition: BotDefinition, options: ConversationOptions = {}) {
    this.bot = { definition, understanding: options.understanding ?? plainUnderstanding(definition, options.scores) };
    this.session = newSession('session-1', definition.bot.version ?? '$LATEST');
    this.#options = options;
  }

  say(text: string, brought: Brought = {}): Turned {
    return this.#run(takeTurn(this.bot, this.session, { text, ...brought }, this.place()));
  }

  put(request: PutRequest): Turned {
    return this.#run(putSession(this.bot, this.session, request, this.place()));
  }

  place(): Place {
    const { random = () => 0, attemptsCountFirst = true } = this.#options;
    return { now: this.now, timeZone: 'America/New_York', random, userId: 'ann', botAlias: 'prod', outputMode: 'Text', attemptsCountFirst };
  }

  #run(turning: Turning<Turned>): Turned {
    let step = turning.next({ payload: '', functionError: null });
    while (step.done !== true) {
      this.calls.push(step.value);
      step = turning.next(this.#answer(step.value));
    }
    this.session = JSON.parse(JSON.stringify(step.value.session)) as Session;
    return step.value;
  }

  #answer(call: HookCall): HookAnswer {
    const answer = this.#options.hook?.(call);
    if (answer instanceof Error) return { payload: JSON.stringify({ errorMessage: answer.message }), functionError: answer.name };
    return { payload: typeof answer === 'string' ? answer : JSON.stringify(answer), functionError: null };
  }
}

export function message(content: string, groupNumber?: number) {
  return { contentType: 'PlainText', content, ...(groupNumber === undefined ? {} : { groupNumber }) } as const;
}

/** A statement, or with attempts a prompt, that says this. */
export function statement(...contents: readonly string[]) {
  return { messages: contents.map((content) => message(content)) };
}

export function prompt(content: string, maxAttempts = 2) {
  return { messages: [message(content)], maxAttempts };
}

/** A bot of these intents, with nothing configured that a test is not about. */
export function botOf(intents: readonly BotIntent[], settings: Partial<BotSettings> = {}, slotTypes: BotDefinition['slotTypes'] = {}): BotDefinition {
  const bot = { name: 'Helper', locale: 'en-US', childDirected: false, version: '1', ...settings } as const;
  return { bot, intents: intents.map((intent) => ({ version: '7', ...intent })), slotTypes };
}

/** An intent with one required slot of any text. */
export function intentOf(name: string, more: Partial<BotIntent> = {}): BotIntent {
  return { name, sampleUtterances: [`start ${name}`], fulfillmentActivity: { type: 'ReturnIntent' }, ...more };
}

export function slotOf(name: string, priority: number, more: object = {}) {
  return { name, slotConstraint: 'Required', slotType: 'AMAZON.DATE', priority, valueElicitationPrompt: prompt(`which ${name}`), ...more } as const;
}

export const LAMBDA = 'arn:aws:lambda:us-east-1:111122223333:function:hook';

export function codeHook(uri = LAMBDA) {
  return { uri, messageVersion: '1.0' };
}

/** The values that a turn holds for its intent. */
export function valuesHeld({ heard }: Turned): SlotValues {
  return Object.fromEntries(Object.entries(heard ?? {}).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** How a call failed: `DependencyFailedException: Invalid Lambda Response: ...`. */
export function refused(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    const { code, message: text } = error as { readonly code?: string; readonly message: string };
    return `${code}: ${text}`;
  }
  return 'it was answered';
}
