import { randomUUID } from 'node:crypto';
import type { Key, Kv, Transaction } from '../store/kv.ts';
import { KeyringError } from '../store/master-key.ts';
import { keyIdOf, type Keyring } from '../store/seal.ts';
import type { Nodes } from './nodes.ts';

/** [..., key id]: a known text, sealed with every master key that has been the current one. */
const CHECKS: Key = ['aws', '-', '-', 'kernel', 'key-check'];
/** [..., node id]: the keys that a node can open. */
const NODES: Key = ['aws', '-', '-', 'kernel', 'node'];
const CONTEXT = 'master-key-check';
const KNOWN = 'octroi';

interface NodeRow {
  readonly keyIds: readonly string[];
}

/**
 * Makes sure that this process and everybody else on the store can open what the other seals: it must have every key that anything in
 * the store was sealed with, and, if its own key is a new one, the nodes that live must have that already. Notes both for those who come.
 * `inUse`: whether anything in the store is sealed with the key of this id; asked for keys that are missing here.
 * @throws KeyringError with a sentence for the operator
 */
export async function checkKeys(kv: Kv, keyring: Keyring, nodes: Nodes | null, inUse: (keyId: string) => Promise<boolean>): Promise<void> {
  const missing = (await kv.read((snapshot) => snapshot.range(CHECKS))).filter(({ value }) => !opens(keyring, JSON.parse(value) as string));
  const retired: Key[] = [];
  for (const { key } of missing) {
    const keyId = key.at(-1)!;
    if (await inUse(keyId)) throw wrongKey(keyId);
    retired.push(key);
  }
  const seen = JSON.stringify(missing.map(({ key }) => key));
  const current = keyring.keyIds[0]!;
  await kv.transact(randomUUID(), async (tx) => {
    const checks = await tx.range(CHECKS);
    const now = checks.filter(({ value }) => !opens(keyring, JSON.parse(value) as string)).map(({ key }) => key);
    // A node with yet another key has come meanwhile.
    if (JSON.stringify(now) !== seen) throw wrongKey(now[0]?.at(-1) ?? 'unknown');
    for (const key of retired) tx.delete(key);
    if (!checks.some(({ key }) => key.at(-1) === current)) {
      await requireOthersHave(tx, current, nodes);
      tx.put([...CHECKS, current], JSON.stringify(keyring.seal(KNOWN, CONTEXT)));
    }
    if (nodes?.shared === true) await noteNode(tx, keyring, nodes);
  });
}

/** Takes back what `checkKeys` noted of this node. */
export async function leaveKeys(kv: Kv, nodes: Nodes): Promise<void> {
  if (nodes.shared) await kv.transact(randomUUID(), (tx) => tx.delete([...NODES, nodes.id]));
}

/** The new key's values would be closed to a node that has never been given it. */
async function requireOthersHave(tx: Transaction, keyId: string, nodes: Nodes | null): Promise<void> {
  for (const { key, value } of await tx.range(NODES)) {
    const { keyIds } = JSON.parse(value) as NodeRow;
    if (nodes === null || !nodes.isLive(key.at(-1)!) || keyIds.includes(keyId)) continue;
    throw new KeyringError('this master key is new, and a node that runs does not have it: first start every node with the new key as OCTROI_MASTER_KEY_PREVIOUS, then with it as OCTROI_MASTER_KEY and the old one as OCTROI_MASTER_KEY_PREVIOUS');
  }
}

async function noteNode(tx: Transaction, keyring: Keyring, nodes: Nodes): Promise<void> {
  for (const { key } of await tx.range(NODES)) if (!nodes.isLive(key.at(-1)!)) tx.delete(key);
  const row: NodeRow = { keyIds: keyring.keyIds };
  tx.put([...NODES, nodes.id], JSON.stringify(row));
}

function opens(keyring: Keyring, sealed: string): boolean {
  if (!keyring.keyIds.includes(keyIdOf(sealed) ?? '')) return false;
  try {
    return keyring.open(sealed, CONTEXT).toString('utf8') === KNOWN;
  } catch {
    return false; // of a key with the same id, or damaged: either way nothing here may be trusted to it
  }
}

function wrongKey(keyId: string): KeyringError {
  return new KeyringError(`what is in this store was sealed with another master key (its id is ${keyId}): give that one as OCTROI_MASTER_KEY, or as OCTROI_MASTER_KEY_PREVIOUS while keys are changed`);
}
