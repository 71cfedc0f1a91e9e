import { effect, type Call, type Effect, type Outside } from '../../../kernel/operation.ts';
import type { RowWriter } from '../../../kernel/rows.ts';
import type { BotDefinition } from '../definition/types.ts';
import { readDefinition } from '../definition/read-definition.ts';
import { newSession, type Session, type StringMap } from '../dialog/session.ts';
import type { Bot, HookCall, Place, Turned, Turning } from '../dialog/turn-types.ts';
import { logEntry } from '../logs/entry.ts';
import { bots, botVersions, aliases, intents, intentVersions, sessions, slotTypes, slotTypeVersions, unbuilt, utterances, type BotRow } from '../tables.ts';
import { buildUnderstanding } from '../understanding/build.ts';
import { busy } from './conversations.ts';
import { callHook, HOOK_MILLIS } from './code-hook.ts';
import { keepTurn, requireModest, type Kept } from './keep.ts';
import { locate, requireBuilt, versionOf, type Addressed, type BuiltVersion } from './locate.ts';
import { botModels, conversationLogs, conversations, runtimeSettings } from './parts.ts';
import type { SpeechType } from './content-type.ts';
import { sentimentOf, type ShownSentiment } from './sentiment.ts';
import { speechOf, type Spoken } from './speech.ts';
import { HEARING_MILLIS } from './recognizer.ts';
import { turns } from './tables.ts';
import { timeZoneOf } from './time-zone.ts';

/** Tables of an operation that takes a turn. */
export const TALK_TABLES = [bots, botVersions, intents, intentVersions, slotTypes, slotTypeVersions, unbuilt, aliases, sessions, turns, utterances] as const;

/** Errors that every turn may end with, beside the model's violations. */
export const TALK_ERRORS = ['NotFoundException', 'BadRequestException', 'LimitExceededException', 'ConflictException', 'DependencyFailedException', 'BadGatewayException'] as const;

/** Functions of one turn, at most: its dialog, then its fulfillment. */
const MAX_HOOKS = 2;
const TURN_MILLIS = (MAX_HOOKS + 1) * HOOK_MILLIS;

export interface Saying {
  /** What the user typed; null for PutSession and for speech. */
  readonly text: string | null;
  /** What the user said, which has to be recognised first: empty if nothing was. */
  readonly hear?: ((locale: string, outside: Outside) => Promise<string>) | undefined;
  readonly requestAttributes?: StringMap | undefined;
  /** As what the message is spoken; null if it is not. */
  readonly speech?: SpeechType | null;
  /** The turn itself; `text` is what was typed or heard. */
  turn(bot: Bot, session: Session, place: Place, text: string): Turning<Turned>;
}

/** What other services made of a turn. */
export interface Told {
  readonly sentiment?: ShownSentiment | undefined;
  readonly spoken?: Spoken | undefined;
  /** What was typed or heard; null for PutSession. */
  readonly text: string | null;
}

type TalkCall = Call<Addressed, RowWriter>;

/**
 * Takes one turn of a conversation (section 3.2 of the rules). A turn that needs no function is one transaction. One that does leaves a mark,
 * so that no other request changes the session meanwhile, waits for the function outside of any transaction, and is written down if the
 * mark is still its own; so does one of a bot that asks how its users feel, or that hears or speaks. `answer` makes the operation's output.
 */
export async function talk<Output>(call: TalkCall, saying: Saying, answer: (turned: Turned, definition: BotDefinition, now: number, told: Told) => Output): Promise<Output | Effect<Output>> {
  const { input, rows, home, now, ids, requestId, consult } = call;
  const located = await locate(rows, input, now);
  const { bot, alias } = located;
  const key = [bot.id, input.userId] as const;
  const mark = await rows.get(turns, key);
  if (mark !== undefined && mark.until > now) throw busy();
  const built = await versionOf(rows, located);
  requireBuilt(bot.name, built);
  const model = await consult(botModels).of(`${built.state.build}:${built.state.status}`, () => load(call, bot, built));
  const before = built.kept ? located.session!.state : { dialog: newSession(ids.uuid(), built.version), logs: alias?.conversationLogs ?? null };
  // New sessions make room for themselves: every fourth looks for some that are over, apart from its own transaction.
  const sweeps = !built.kept && ids.bytes(1)[0]! < 64;
  const { speech = null, hear } = saying;
  const place: Place = {
    now,
    timeZone: timeZoneOf(saying.requestAttributes, home.region),
    random: () => ids.bytes(6).readUIntBE(0, 6) / 2 ** 48,
    userId: input.userId,
    botAlias: input.botAlias,
    ...(hear === undefined ? {} : { inputMode: 'Speech' }),
    outputMode: speech === null ? 'Text' : 'Voice',
    attemptsCountFirst: consult(runtimeSettings).attemptsCountFirst,
  };
  const { bot: settings } = model.definition;
  const begin = (at: Place, text: string) => {
    const turning = saying.turn(model, before.dialog, at, text);
    return { at, turning, step: turning.next(NOTHING_YET) };
  };
  // How the user feels has to be known before the turn, whose functions are told.
  const feeling = (saying.text !== null || hear !== undefined) && settings.detectSentiment === true;
  // A message has to be spoken before the turn is written down, which is not if it cannot be.
  const begun = feeling || speech !== null || hear !== undefined ? null : begin(place, saying.text ?? '');
  // What was heard of nobody is no utterance.
  const kept = (turned: Turned, text: string | null): Kept => ({ bot, definition: model.definition, userId: input.userId, turned, logs: before.logs, text: text === '' ? null : text, now });
  const after = async (turned: Turned, outside: Outside, at: Place, text: string | null, spoken?: Spoken): Promise<Output> => {
    log(turned, outside, at, text);
    if (sweeps) await outside.use(conversations).sweep(home, bot.id, ids.bytes(1)[0]! < 128 ? input.userId : null, now);
    return answer(turned, model.definition, now, { sentiment: at.sentiment, spoken, text });
  };
  const log = (turned: Turned, outside: Outside, at: Place, text: string | null): void => {
    // LEX-LOG-1: `$LATEST` is never logged.
    if (text === null || alias === null || before.logs === null) return;
    const entry = logEntry({ turned, before: before.dialog, definition: model.definition, place: at, text, requestId, requestAttributes: saying.requestAttributes });
    outside.use(conversationLogs).add({ scope: home, botName: bot.name, botAlias: input.botAlias, botVersion: built.version, settings: before.logs, entry, now });
  };
  if (begun?.step.done === true) {
    const turned = begun.step.value;
    requireModest(turned);
    await keepTurn(rows, kept(turned, saying.text));
    if (mark !== undefined) rows.delete(turns, key);
    return effect((outside) => after(turned, outside, place, saying.text));
  }
  rows.put(turns, key, { requestId, until: now + TURN_MILLIS + (hear === undefined ? 0 : HEARING_MILLIS) });
  return effect(async (outside) => {
    const waiting = outside.use(conversations);
    let at = place;
    let { text } = saying;
    let turned: Turned;
    let spoken: Spoken | undefined;
    try {
      if (hear !== undefined) text = await hear(settings.locale ?? 'en-US', outside);
      if (feeling && text !== null && text !== '') at = { ...place, sentiment: await sentimentOf(text, settings, home, outside) };
      const { turning, step } = begun ?? begin(at, text ?? '');
      let next: IteratorResult<HookCall, Turned> = step;
      while (next.done !== true) next = turning.next(await callHook(next.value, home, outside));
      turned = next.value;
      requireModest(turned);
      if (speech !== null) spoken = await speechOf(turned.reply, speech, settings, home, outside);
    } catch (error) {
      await waiting.abandon(home, requestId, key);
      throw error;
    }
    await waiting.finish(home, requestId, kept(turned, text));
    return after(turned, outside, at, text, spoken);
  });
}

/** What begins a turn: no function has answered yet. */
const NOTHING_YET = { payload: '', functionError: null } as const;

async function load({ rows, blobs }: TalkCall, bot: BotRow, { version, state }: BuiltVersion): Promise<Bot> {
  const definition = await readDefinition(rows, blobs, bot.name, version);
  if (definition === null) throw new Error(`the definition of a bot that is ${state.status} is missing`);
  const model = state.model === undefined ? null : await blobs.get(state.model);
  if (model === undefined) throw new Error('the model of a bot is missing from the blobs');
  // A blob may come as a Buffer, whose parts share its memory where those of a plain array are copies.
  const bytes = model === null ? null : new Uint8Array(model.buffer, model.byteOffset, model.byteLength);
  return { definition, understanding: buildUnderstanding(definition, state.status === 'READY' ? 'full' : 'basic', bytes) };
}
