import type { Ids } from '../../../kernel/ids.ts';
import type { RowWriter } from '../../../kernel/rows.ts';
import { globalScope, type Scope } from '../../../kernel/scope.ts';
import { queuedBuilds, type BuildState } from '../tables.ts';

/** Where queued builds lie: beside all accounts. */
export function queueScope(scope: Pick<Scope, 'partition'>): Scope {
  return { ...globalScope({ partition: scope.partition, account: '-', region: '-' }), account: '-' };
}

/** Texts of builds that fail; AWS's own are not known (docs/deviations.md). */
export const NO_INTENTS = 'The bot has no intents. Add an intent and build the bot again.';

interface Queueing {
  readonly rows: RowWriter;
  readonly ids: Ids;
  readonly home: Scope;
}

/** The state of what is to be built: the build is queued with it, in the same transaction, unless there is nothing to build (LEX-VAL-9). */
export function beginBuild({ rows, ids, home }: Queueing, bot: string, version: string | number, hasIntents: boolean): BuildState {
  const build = ids.uuid();
  if (!hasIntents) return { status: 'FAILED', failureReason: NO_INTENTS, build };
  const { partition, account, region } = home;
  rows.in(queueScope(home)).put(queuedBuilds, [build], { partition, account, region, bot, version: String(version) });
  return { status: 'BUILDING', build };
}

/** The state of what is saved and not built. */
export function notBuilt(ids: Ids): BuildState {
  return { status: 'NOT_BUILT', build: ids.uuid() };
}
