import { holds, type Holding } from '../../kernel/holdings.ts';
import { pointers, readStaged } from './imports/staged.ts';
import { bots, botVersions, channels, intents, intentVersions, migrations, slotTypes, slotTypeVersions, type BuildState, type ContentRow } from './tables.ts';

function contentOf({ content }: ContentRow<unknown>): readonly string[] {
  return 'blob' in content ? [content.blob] : [];
}

function botOf(row: ContentRow<unknown> & BuildState): readonly string[] {
  return row.model === undefined ? contentOf(row) : [...contentOf(row), row.model];
}

const definitions: readonly Holding[] = [
  holds(bots, { blobs: botOf }),
  holds(botVersions, { blobs: botOf }),
  ...[intents, intentVersions, slotTypes, slotTypeVersions].map((table) => holds<ContentRow<unknown>>(table, { blobs: contentOf })),
];

/** The blobs that rows name which are still to be moved to their places. */
function namedByStaged(staged: Uint8Array): readonly string[] {
  return readStaged(staged).flatMap(({ table, row }) => (row === undefined ? [] : (definitions.find((holding) => holding.table === table)?.blobs(row) ?? [])));
}

export const lexHoldings: readonly Holding[] = [
  ...definitions,
  holds(pointers, { blobs: ({ blob }) => [blob], within: namedByStaged }),
  holds(migrations, { blobs: ({ blob }) => (blob === undefined ? [] : [blob]) }),
  holds(channels, { sealed: ({ configuration }) => [configuration] }),
];
