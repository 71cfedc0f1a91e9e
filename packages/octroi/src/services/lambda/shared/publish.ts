import { isDeepStrictEqual } from 'node:util';
import type { RowWriter } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Ids } from '../../../kernel/ids.ts';
import type { Sealer } from '../../../kernel/operation.ts';
import { functions, versionKey, versions, type Configuration, type FunctionRow, type VersionRow } from '../tables.ts';
import { openVariables } from './environment.ts';

interface PublishContext {
  readonly rows: RowWriter;
  readonly home: Scope;
  readonly ids: Ids;
  readonly seal: Sealer;
  readonly now: number;
}

/** The version that has what `$LATEST` has, if it was published last and still exists: then there is nothing to publish (LAM-42). */
export async function publishedAlready(row: FunctionRow, { rows, home, seal }: PublishContext): Promise<VersionRow | undefined> {
  if (row.lastPublished === undefined) return undefined;
  const last = await rows.get(versions, [row.id, versionKey(row.lastPublished)]);
  if (last === undefined) return undefined;
  /** When it was changed is no content, and what is sealed differs each time. */
  const content = (configuration: Configuration, description: string): unknown => ({
    ...configuration,
    description,
    modifiedAt: 0,
    environment: openVariables(configuration.environment, row.id, home, seal),
  });
  return isDeepStrictEqual(content(row.configuration, row.configuration.description), content(last.configuration, last.latestDescription)) ? last : undefined;
}

/**
 * Freezes `$LATEST` as its next version (LAM-43) and writes both rows; warm environments stay. A version of what is still in progress
 * is Pending until that has settled.
 */
export function publish(row: FunctionRow, description: string | undefined, { rows, ids, now }: PublishContext): { readonly row: FunctionRow; readonly version: VersionRow } {
  const version: VersionRow = {
    version: row.nextVersion,
    configuration: { ...row.configuration, description: description ?? row.configuration.description },
    latestDescription: row.configuration.description,
    settledAt: row.settledAt,
    ...(now < row.settledAt ? { pendingRevisionId: ids.uuid() } : {}),
    revisionId: ids.uuid(),
    generation: ids.uuid(),
  };
  const after: FunctionRow = { ...row, nextVersion: row.nextVersion + 1, lastPublished: version.version };
  rows.put(versions, [row.id, versionKey(version.version)], version);
  rows.put(functions, [row.name], after);
  return { row: after, version };
}
