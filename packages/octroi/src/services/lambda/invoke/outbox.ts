import type { BackgroundRows } from '../../../kernel/background.ts';
import type { Sealer } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { outbox, type OutboxRow } from './tables.ts';

/** Messages that are kept for an account in a Region; older ones make room. */
const MAX_MESSAGES = 100;
/** Characters of a message that are kept. */
const MAX_BODY = 262_144;

/** Keeps a message that has nowhere to go, sealed. */
export async function putOutbox(message: Omit<OutboxRow, 'body'>, body: string, { partition, account, region }: Scope, { rows, seal }: { readonly rows: BackgroundRows; readonly seal: Sealer }): Promise<void> {
  const id = [String(message.at).padStart(15, '0'), message.requestId, message.kind];
  const sealed = seal.seal(body.slice(0, MAX_BODY), outboxContext(id));
  await rows.write({ partition, account, region }, async (writer) => {
    const present = await writer.list(outbox, { limit: MAX_MESSAGES + 1 });
    for (const old of present.slice(0, Math.max(0, present.length - MAX_MESSAGES + 1))) writer.delete(outbox, old.id);
    writer.put(outbox, id, { ...message, body: sealed });
  });
}

/** Binds a sealed message to its row. */
export function outboxContext(id: readonly string[]): string {
  return `lambda-outbox:${id.join(':')}`;
}
