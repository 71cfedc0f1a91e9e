import type { Ids } from '../../../kernel/ids.ts';
import type { RowWriter } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { beginBuild } from '../build/queue.ts';
import { BOT } from '../shared/kinds.ts';
import type { BotRow, BotVersionRow, BuildState } from '../tables.ts';
import { cutVersion, type Cut } from '../versions/cut-version.ts';
import { withStatus } from '../versions/unbuilt.ts';

interface Cutting {
  readonly rows: RowWriter;
  readonly ids: Ids;
  readonly now: number;
  readonly home: Scope;
}

/**
 * Makes a numbered version of a bot's `$LATEST`. It refers to numbered versions only, so that what was built of `$LATEST` is built of it too;
 * what was not is built of the version by itself (LEX-BLD-6).
 * @throws BadRequestException, LimitExceededException
 */
export async function cutBot(cutting: Cutting, latest: BotRow): Promise<Cut<BotVersionRow>> {
  const { status, failureReason, model } = await withStatus(cutting.rows, latest);
  const { id: _, revision: __, status: ___, failureReason: ____, build: _____, model: ______, ...shared } = latest;
  const { now } = cutting;
  const state = (version: number): BuildState => {
    if (status !== 'READY' && status !== 'FAILED') return beginBuild(cutting, latest.name, version, (latest.uses ?? []).length > 0);
    return { status, ...(failureReason === undefined ? {} : { failureReason }), build: cutting.ids.uuid(), ...(model === undefined ? {} : { model }) };
  };
  return cutVersion(BOT, cutting.rows, latest, (version) => ({ ...shared, ...state(version), version, createdAt: now, updatedAt: now }));
}
