import type { Call } from '../../../kernel/operation.ts';
import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import { globalScope, type Scope } from '../../../kernel/scope.ts';
import type { Sealer } from '../../../kernel/operation.ts';
import { lineages, queue, queuedPayloads, type QueuedInvocation } from './tables.ts';

/** Characters of a piece of a sealed event: values of the store end at 1 MiB. */
const PIECE = 700_000;

/** Where the queue lies: it belongs to the installation. */
export function queueScope(partition: string): Scope {
  return { partition, account: '-', region: '-' };
}

interface Queued {
  readonly name: string;
  readonly qualifier: string | null;
  readonly functionId: string;
  readonly payload: Uint8Array;
  readonly clientContext: string | undefined;
}

/** Writes an asynchronous invocation for later; it is accepted when this transaction has committed (LAM-73). */
export function enqueue(queued: Queued, { rows, home, requestId, now, seal }: Call<unknown, RowWriter>): void {
  const sealed = seal.seal(queued.payload, contextOf(requestId));
  const chunks = Math.ceil(sealed.length / PIECE);
  const row: QueuedInvocation = {
    id: requestId,
    partition: home.partition,
    account: home.account,
    region: home.region,
    name: queued.name,
    functionId: queued.functionId,
    qualifier: queued.qualifier,
    ...(queued.clientContext === undefined ? {} : { clientContext: queued.clientContext }),
    chunks,
    acceptedAt: now,
    nextAt: now,
    failures: 0,
    refusals: 0,
  };
  const installation = rows.in(queueScope(globalScope(home).partition));
  installation.put(queue, [row.id], row);
  for (let number = 0; number < chunks; number++) {
    installation.put(queuedPayloads, [row.id, String(number)], { piece: sealed.slice(number * PIECE, (number + 1) * PIECE) });
  }
}

/** The event of a queued invocation. */
export async function queuedPayload(row: QueuedInvocation, installation: RowReader, seal: Sealer): Promise<Uint8Array> {
  const pieces: string[] = [];
  for (let number = 0; number < row.chunks; number++) pieces.push((await installation.get(queuedPayloads, [row.id, String(number)]))?.piece ?? '');
  return seal.open(pieces.join(''), contextOf(row.id));
}

/** Takes an invocation out of the queue. */
export function removeQueued(row: QueuedInvocation, installation: RowWriter): void {
  installation.delete(queue, [row.id]);
  installation.delete(lineages, [row.id]);
  for (let number = 0; number < row.chunks; number++) installation.delete(queuedPayloads, [row.id, String(number)]);
}

function contextOf(id: string): string {
  return `lambda-event:${id}`;
}
