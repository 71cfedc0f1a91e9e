import type { CreateIntentVersionResponse, GetIntentResponse, IntentMetadata } from '../../../../models/lex-models.gen.ts';
import type { IntentRow, IntentVersionRow } from '../shared/kinds.ts';
import type { IntentContent } from '../tables.ts';
import { versionOf } from '../versions/find.ts';

/** An intent as answers show it. */
export function shownIntent(row: IntentRow | IntentVersionRow, content: IntentContent): GetIntentResponse & CreateIntentVersionResponse {
  return { ...content, ...intentMetadata(row), checksum: row.checksum };
}

/** As lists show it. */
export function intentMetadata(row: IntentRow | IntentVersionRow): IntentMetadata {
  const { name, description, createdAt, updatedAt } = row;
  return { name, ...(description === undefined ? {} : { description }), lastUpdatedDate: new Date(updatedAt), createdDate: new Date(createdAt), version: versionOf(row) };
}
