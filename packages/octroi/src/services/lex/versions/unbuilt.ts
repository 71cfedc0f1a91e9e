import { listAll, type RowReader, type RowWriter } from '../../../kernel/rows.ts';
import { LATEST } from '../shared/arns.ts';
import { bots, intents, unbuilt, type BotRow, type ContentRow } from '../tables.ts';

/*
 * A bot whose `$LATEST` refers to the `$LATEST` of something that has changed is not built (LEX-BLD-3). One change may concern 250 bots, more
 * than a transaction writes, so they stand in one row.
 */

const ID = ['bots'] as const;

async function namesIn(rows: RowReader): Promise<readonly string[]> {
  return (await rows.get(unbuilt, ID))?.names ?? [];
}

/** Has something changed that the bot's `$LATEST` refers to, since it was put? */
export async function isUnbuilt(rows: RowReader, bot: string): Promise<boolean> {
  return (await namesIn(rows)).includes(bot);
}

/** The bot with the status that it has: NOT_BUILT if something has changed that it refers to. */
export async function withStatus(rows: RowReader, row: BotRow): Promise<BotRow> {
  return settled(row, await namesIn(rows));
}

/** The same for all of a list. */
export async function withStatuses(rows: RowReader, list: readonly BotRow[]): Promise<readonly BotRow[]> {
  const names = await namesIn(rows);
  return list.map((row) => settled(row, names));
}

function settled(row: BotRow, names: readonly string[]): BotRow {
  if (!names.includes(row.name)) return row;
  const { failureReason: _, ...rest } = row;
  return { ...rest, status: 'NOT_BUILT' };
}

/** The bot has been put, or is gone. */
export async function forgetUnbuilt(rows: RowWriter, bot: string): Promise<void> {
  const names = await namesIn(rows);
  if (names.includes(bot)) rows.put(unbuilt, ID, { names: names.filter((name) => name !== bot) });
}

const usesLatest = ({ uses = [] }: ContentRow<unknown>, changed: ReadonlySet<string>): boolean => uses.some(([name, version]) => version === LATEST && changed.has(name));

/** The `$LATEST` of an intent has changed. */
export async function intentChanged(rows: RowWriter, intent: string): Promise<void> {
  await unbuild(rows, new Set([intent]));
}

/** The `$LATEST` of a slot type has changed. */
export async function slotTypeChanged(rows: RowWriter, slotType: string): Promise<void> {
  const changed = new Set([slotType]);
  const through = (await listAll(rows, intents)).filter(({ row }) => usesLatest(row, changed)).map(({ row }) => row.name);
  if (through.length > 0) await unbuild(rows, new Set(through));
}

async function unbuild(rows: RowWriter, changed: ReadonlySet<string>): Promise<void> {
  const names = await namesIn(rows);
  const more = (await listAll(rows, bots)).filter(({ row }) => usesLatest(row, changed) && !names.includes(row.name)).map(({ row }) => row.name);
  if (more.length > 0) rows.put(unbuilt, ID, { names: [...names, ...more] });
}
