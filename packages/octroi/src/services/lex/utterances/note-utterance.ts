import type { StatusType } from '../../../../models/lex-models.gen.ts';
import type { RowWriter } from '../../../kernel/rows.ts';
import type { BotDefinition } from '../definition/types.ts';
import { utterances, type Said } from '../tables.ts';

/** Days that what was said is kept (LEX-UTT-1, LEX-DEL-3). */
export const KEPT_DAYS = 15;

/** Different texts of one user and day that are counted, and their characters: what a row can hold. What is beyond is not counted. */
const MAX_TEXTS = 200;
const MAX_CHARACTERS = 100_000;
/** Days of a user that one request sweeps away, well below what a transaction may write. */
const MAX_SWEPT = 20;

const DAY_MILLIS = 86_400_000;

/** The day of a moment, in milliseconds of the decision clock. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** The first day that is still kept. */
export function firstKeptDay(now: number): string {
  return dayOf(now - (KEPT_DAYS - 1) * DAY_MILLIS);
}

/** Whether what is said to a bot may be kept: it is not a bot for children, and none of its slots is obfuscated (LEX-UTT-2, LEX-VAL-14). */
export function mayKeepUtterances({ bot, intents }: BotDefinition): boolean {
  return bot.childDirected !== true && !intents.some(({ slots }) => slots?.some(({ obfuscationSetting }) => obfuscationSetting === 'DEFAULT_OBFUSCATION'));
}

export interface Utterance {
  readonly botId: string;
  readonly userId: string;
  /** `$LATEST` or a number. */
  readonly version: string;
  readonly status: StatusType;
  readonly text: string;
  /** Milliseconds of the decision clock. */
  readonly now: number;
}

/**
 * Counts what a user said, trimmed and in lower case (LEX-UTT-3), and forgets what the user said too long ago. `rows` must cover
 * `utterances`. Ask `mayKeepUtterances` first.
 */
export async function noteUtterance(rows: RowWriter, { botId, userId, version, status, text, now }: Utterance): Promise<void> {
  const today = dayOf(now);
  const kept = firstKeptDay(now);
  for (const { id } of await rows.list(utterances, { under: [botId, userId], limit: MAX_SWEPT })) {
    if (id[2]! < kept) rows.delete(utterances, id);
  }
  const said = (await rows.get(utterances, [botId, userId, today]))?.said ?? [];
  const spoken = text.trim().toLowerCase();
  const at = said.findIndex((one) => one.text === spoken && one.version === version && one.status === status);
  const before = said[at];
  if (before === undefined && !hasRoom(said, spoken)) return;
  const counted: Said = before === undefined ? { text: spoken, version, status, count: 1, firstAt: now, lastAt: now } : { ...before, count: before.count + 1, lastAt: now };
  rows.put(utterances, [botId, userId, today], { said: before === undefined ? [...said, counted] : said.with(at, counted) });
}

function hasRoom(said: readonly Said[], text: string): boolean {
  return said.length < MAX_TEXTS && said.reduce((characters, one) => characters + one.text.length, text.length) <= MAX_CHARACTERS;
}
