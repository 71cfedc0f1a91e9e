import type { BotMetadata, GetBotResponse } from '../../../../models/lex-models.gen.ts';
import type { BotContent, BotRow, BotVersionRow } from '../tables.ts';
import { versionOf } from '../versions/find.ts';

/** A bot as answers show it. */
export function shownBot(row: BotRow | BotVersionRow, content: BotContent): GetBotResponse {
  const { failureReason } = row;
  return { ...content, ...botMetadata(row), ...(failureReason === undefined ? {} : { failureReason }), checksum: row.checksum };
}

/** As lists show it. */
export function botMetadata(row: BotRow | BotVersionRow): BotMetadata {
  const { name, description, status, createdAt, updatedAt } = row;
  return { name, ...(description === undefined ? {} : { description }), status, lastUpdatedDate: new Date(updatedAt), createdDate: new Date(createdAt), version: versionOf(row) };
}
