import { ApiError } from '../../../kernel/api-error.ts';
import { ConcurrencyExceeded, ExecutorClosed, type InvocationOutcome } from '../execution/task.ts';
import { eventInvokes, lineages, queue, type EventInvokeRow, type LineageRow, type QueuedInvocation } from './tables.ts';
import type { AsyncNeeds } from './async-invocations.ts';
import type { Condition } from './destination-record.ts';
import { deliver } from './destinations.ts';
import { queuedPayload, queueScope, removeQueued } from './enqueue.ts';
import { readInvocation, type Invocation } from './invocation.ts';
import { runInvocation } from './run.ts';

const MAX_RETRIES = 2;
const MAX_AGE_SECONDS = 21_600;
const MAX_BACKOFF_MILLIS = 300_000;
/** How long an attempt may take beyond the function's timeout before its node, which has lost it, begins again. */
const LEASE_MILLIS = 60_000;
/** Calls of one function in a chain of destinations before the chain is stopped (LAM-79). */
const MAX_LOOPS = 16;

/** What an attempt needs of the store, read at once. */
interface Found {
  readonly invocation: Invocation;
  readonly payload: Uint8Array;
  readonly config: EventInvokeRow | undefined;
  readonly lineage: LineageRow;
}

/** What comes after an attempt: another one, or the end. */
type Next = { readonly again: QueuedInvocation } | { readonly condition: Condition; readonly outcome?: InvocationOutcome };

/** One attempt at a queued invocation (LAM-74): claims the row, runs, and takes it away, when all is told, or puts it back. */
export async function attemptQueued(row: QueuedInvocation, baseDelay: number, needs: AsyncNeeds): Promise<void> {
  const { rows, clocks, nodes } = needs;
  const installation = queueScope(row.partition);
  const now = clocks.decision();
  const found = await find(row, needs);
  const leaseUntil = now + LEASE_MILLIS + (found?.invocation.task.timeoutSeconds ?? 0) * 1000;
  const claimed = await rows.write(installation, async (writer) => {
    const present = await writer.get(queue, [row.id]);
    if (present === undefined || present.nextAt !== row.nextAt || present.node !== row.node) return false;
    if (found === null) removeQueued(row, writer);
    else writer.put(queue, [row.id], { ...row, nextAt: leaseUntil, node: nodes.id });
    return found !== null;
  });
  if (!claimed || found === null) return;

  const next = refusedBefore(row, found, now) ?? after(row, await run(row, found, now, needs), found.config, baseDelay, clocks.decision());
  if ('condition' in next) await tell(row, next, found, needs);
  await rows.write(installation, async (writer) => {
    const present = await writer.get(queue, [row.id]);
    if (present?.nextAt !== leaseUntil || present.node !== nodes.id) return;
    if ('condition' in next) removeQueued(row, writer);
    else writer.put(queue, [row.id], unclaimed(next.again));
  });
}

/** For whichever node comes first. */
function unclaimed(row: QueuedInvocation): QueuedInvocation {
  const { node: _, ...free } = row;
  return free;
}

/** Null if the function is gone: nobody is left to run for. */
async function find(row: QueuedInvocation, { rows, seal }: AsyncNeeds): Promise<Found | null> {
  return rows.read({ partition: row.partition, account: row.account, region: row.region }, async (reader) => {
    try {
      const invocation = await readInvocation(row, { rows: reader, home: { partition: row.partition, account: row.account, region: row.region }, seal, draw: Math.random });
      if (invocation.functionId !== row.functionId) return null;
      const installation = reader.in(queueScope(row.partition));
      return {
        invocation,
        payload: await queuedPayload(row, installation, seal),
        config: await reader.get(eventInvokes, [row.functionId, row.qualifier ?? '$LATEST']),
        lineage: (await installation.get(lineages, [row.id])) ?? { calls: {} },
      };
    } catch (error) {
      if (error instanceof ApiError && error.code === 'ResourceNotFoundException') return null;
      throw error;
    }
  });
}

/** What ends an invocation without another attempt: no concurrency at all, its age, a loop (LAM-76, LAM-79). */
function refusedBefore(row: QueuedInvocation, { invocation, config, lineage }: Found, now: number): Next | null {
  if (invocation.limit.reserved === 0) return { condition: 'ZeroReservedConcurrency' };
  if (now > endOfAge(row, config)) return { condition: 'EventAgeExceeded' };
  if (loops(invocation, lineage)) return { condition: 'RetriesExhausted' };
  return null;
}

function loops({ functionId, mayLoop }: Invocation, { calls }: LineageRow): boolean {
  return !mayLoop && (calls[functionId] ?? 0) >= MAX_LOOPS;
}

function endOfAge(row: QueuedInvocation, config: EventInvokeRow | undefined): number {
  return row.acceptedAt + (config?.maxAge ?? MAX_AGE_SECONDS) * 1000;
}

type Result = InvocationOutcome | 'refused' | 'stopping';

async function run(row: QueuedInvocation, { invocation, payload }: Found, now: number, { outside, report }: AsyncNeeds): Promise<Result> {
  const event = { requestId: row.id, payload, logTail: false, now, ...(row.clientContext === undefined ? {} : { clientContext: row.clientContext }) };
  try {
    return await runInvocation(invocation, event, outside());
  } catch (error) {
    if (error instanceof ExecutorClosed) return 'stopping';
    // Throttled, or the role cannot be assumed: an error of Lambda's, not of the function (LAM-74, LAM-109).
    if (!(error instanceof ApiError) && !(error instanceof ConcurrencyExceeded)) report(error);
    return 'refused';
  }
}

function after(row: QueuedInvocation, result: Result, config: EventInvokeRow | undefined, baseDelay: number, now: number): Next {
  if (result === 'stopping') return { again: { ...row, nextAt: now } };
  if (result === 'refused') {
    const nextAt = now + Math.min(1000 * 2 ** Math.min(row.refusals, 20), MAX_BACKOFF_MILLIS);
    return nextAt > endOfAge(row, config) ? { condition: 'EventAgeExceeded' } : { again: { ...row, refusals: row.refusals + 1, nextAt } };
  }
  if (result.functionError === undefined) return { condition: 'Success', outcome: result };
  if (row.failures >= (config?.retries ?? MAX_RETRIES)) return { condition: 'RetriesExhausted', outcome: result };
  const nextAt = now + baseDelay * (row.failures + 1);
  return nextAt > endOfAge(row, config) ? { condition: 'EventAgeExceeded', outcome: result } : { again: { ...row, failures: row.failures + 1, nextAt } };
}

/** Tells the destinations. That one cannot be told is no reason to run the function again. */
async function tell(row: QueuedInvocation, { condition, outcome }: Extract<Next, { condition: Condition }>, found: Found, needs: AsyncNeeds): Promise<void> {
  const { invocation, payload, lineage } = found;
  // A loop ends here: its destination might be what loops.
  const config = loops(invocation, lineage) ? undefined : found.config;
  const attempts = row.failures + (outcome === undefined ? 0 : 1);
  const delivery = { rows: needs.rows, outside: needs.outside, seal: needs.seal, now: () => needs.clocks.decision() };
  try {
    await deliver({ row, condition, payload, attempts, ...(outcome === undefined ? {} : { outcome }) }, invocation, config, lineage, delivery);
  } catch (error) {
    needs.report(error);
  }
}
