import type { RowReader } from '../../../kernel/rows.ts';
import type { Blobs } from '../../../store/blobs.ts';
import { shownBot } from '../bots/shape.ts';
import { shownIntent } from '../intents/shape.ts';
import { contentOf } from '../shared/content.ts';
import { BOT, INTENT, SLOT_TYPE } from '../shared/kinds.ts';
import { shownSlotType } from '../slot-types/shape.ts';
import { bots, botVersions, intents, intentVersions, slotTypes, slotTypeVersions, type Reference } from '../tables.ts';
import { findVersion } from '../versions/find.ts';
import { slotTypeKey, type BotDefinition } from './types.ts';

/** Tables that a definition is read from. */
export const DEFINITION_TABLES = [bots, botVersions, intents, intentVersions, slotTypes, slotTypeVersions] as const;

/**
 * A bot's `$LATEST` or numbered version with all that it refers to; null if there is no such version. Its status is that of the row: whether
 * something has changed since, `versions/unbuilt.ts` knows.
 */
export async function readDefinition(rows: RowReader, blobs: Blobs, bot: string, version: string): Promise<BotDefinition | null> {
  const row = await findVersion(BOT, rows, bot, version);
  if (row === undefined) return null;
  const used = await Promise.all((row.uses ?? []).map((reference) => readIntent(rows, blobs, reference)));
  const references = new Map(used.flatMap(({ uses }) => uses).map((reference) => [slotTypeKey(...reference), reference]));
  const types = await Promise.all([...references].map(async ([key, reference]) => [key, await readSlotType(rows, blobs, reference)] as const));
  return { bot: shownBot(row, await contentOf(row.content, blobs)), intents: used.map(({ intent }) => intent), slotTypes: Object.fromEntries(types) };
}

async function readIntent(rows: RowReader, blobs: Blobs, [name, version]: Reference) {
  const row = await findVersion(INTENT, rows, name, version);
  if (row === undefined) throw new Error('an intent is gone that a bot refers to');
  return { intent: shownIntent(row, await contentOf(row.content, blobs)), uses: row.uses ?? [] };
}

async function readSlotType(rows: RowReader, blobs: Blobs, [name, version]: Reference) {
  const row = await findVersion(SLOT_TYPE, rows, name, version);
  if (row === undefined) throw new Error('a slot type is gone that an intent refers to');
  return shownSlotType(row, await contentOf(row.content, blobs));
}
