import type { Ids } from '../../../kernel/ids.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { accessKeyIndex } from '../tables.ts';

/**
 * An access key id that no key of the installation has; `index` must lie in the installation's scope. An id has only 39 random
 * bits beside its account's number (STS-6), which is few enough to look.
 */
export async function freeKeyId(index: RowReader, ids: Pick<Ids, 'accessKeyId'>, account: string): Promise<string> {
  for (;;) {
    const id = ids.accessKeyId('AKIA', account);
    if ((await index.get(accessKeyIndex, [id])) === undefined) return id;
  }
}
