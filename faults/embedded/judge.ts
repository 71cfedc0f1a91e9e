import type { Entry, Kv } from '../../packages/octroi/src/store/kv.ts';
import { StoreUnavailableError } from '../../packages/octroi/src/store/kv.ts';
import { openSqliteStore } from '../../packages/octroi/src/store/sqlite.ts';
import type { Contents } from './image.ts';

/**
 * What became of a store whose files were hurt. `whole`: it has everything that was acknowledged and nothing else, and takes writes. `refused at
 * start`, `refused at read`: a sentence said so, and nothing wrong was handed out. `lost`: something acknowledged was missing or different, and
 * nobody said so. `crashed`: something else was thrown than a sentence of the store's.
 */
export type Outcome = 'whole' | 'refused at start' | 'refused at read' | 'lost' | 'crashed';

export interface Judgement {
  readonly outcome: Outcome;
  /** The sentence, or what is wrong. */
  readonly said: string;
}

/** Opens the store and reads all of it, key by key and as a range. */
export async function judge(folder: string, contents: Contents): Promise<Judgement> {
  let kv: Kv;
  try {
    kv = await openSqliteStore(folder);
  } catch (error) {
    return refusal('refused at start', error);
  }
  try {
    const wrong = (await wrongKeys(kv, contents)) ?? (await wrongRange(kv, contents));
    if (wrong !== null) return { outcome: 'lost', said: wrong };
    await kv.transact('after the fault', (tx) => tx.put(['after'], '1'));
    return { outcome: 'whole', said: '' };
  } catch (error) {
    return refusal('refused at read', error);
  } finally {
    await kv.close().catch(() => undefined); // a store that refuses may refuse its own end too
  }
}

function refusal(outcome: Outcome, error: unknown): Judgement {
  if (error instanceof StoreUnavailableError && isSentence(error.message)) return { outcome, said: error.message };
  return { outcome: 'crashed', said: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}

/** It names a file or folder, and is one line. */
function isSentence(text: string): boolean {
  return /`\/[^`]+`/.test(text) && !text.includes('\n');
}

async function wrongKeys(kv: Kv, contents: Contents): Promise<string | null> {
  for (const [key, value] of contents) {
    const found = await kv.read((snapshot) => snapshot.get(key.split('\u0000')));
    if (found?.value !== value) return `the key \`${key.replaceAll('\u0000', ' ')}\` ${found === undefined ? 'is gone' : 'has another value'}`;
  }
  return null;
}

async function wrongRange(kv: Kv, contents: Contents): Promise<string | null> {
  const all: Entry[] = [];
  for (;;) {
    const last = all.at(-1);
    const page = await kv.read((snapshot) => snapshot.range([], last === undefined ? {} : { after: last.key }));
    all.push(...page);
    if (page.length < 1000) break;
  }
  if (all.length !== contents.size) return `a range finds ${all.length} keys of ${contents.size}`;
  const other = all.find(({ key, value }) => contents.get(key.join('\u0000')) !== value);
  return other === undefined ? null : `a range has another value for \`${other.key.join(' ')}\``;
}
