import { randomUUID } from 'node:crypto';
import { accountsTable, installationScope } from '../../../kernel/accounts.ts';
import { permitWithoutCaller } from '../../../kernel/authorise.ts';
import { readEpoch } from '../../../kernel/epochs.ts';
import { idsFrom, newSeed } from '../../../kernel/ids.ts';
import { listAll, policyReader, writerFor, type PolicyReader, type RowWriter } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { defineTable, rowKey, type Table } from '../../../kernel/table.ts';
import { LIMITS, type Kv } from '../../../store/kv.ts';
import { QUOTAS, quotaTables } from '../shared/quota.ts';
import { entities, roles, users } from '../tables.ts';
import { ImportRefused } from './file.ts';
import { readDetails, transferTables } from './read-details.ts';

/** [`running`]: there while an import writes; after a killed one it says that what lies in the account is a part. */
const unfinished = defineTable<{ readonly startedAt: number }>({ service: 'iam', name: 'unfinished-import', kind: 'business', regional: false });

/** Writes of one transaction: the epoch's is one more. */
const BATCH = LIMITS.operations - 10;

/** Begins the policy epoch that an import leaves, by which the next one sees that nobody else has changed the account since. */
const MARK = 'import-';

/**
 * Rebuilds an account from the JSON of GetAccountAuthorizationDetails. The account must exist and have no users, groups, roles and
 * policies. Everything is read and checked before anything is written; if a batch fails, what was written is taken away, and what a killed
 * import left is taken away by the next one. Offline: no server may run meanwhile, so that nobody sees a part. Returns
 * sentences about what could not be carried over. Throws `ImportRefused` with a sentence.
 */
export async function importAccount(kv: Kv, home: Scope, json: unknown, now: number): Promise<readonly string[]> {
  await requireEmpty(kv, home);
  const { rows, report } = readDetails(json, { home, now, ids: idsFrom(newSeed()), ...(await others(kv, home)) });
  const write = (body: (writer: RowWriter) => void | Promise<void>) => transact(kv, home, body);
  await write((writer) => writer.put(unfinished, ['running'], { startedAt: now }));
  try {
    for (let i = 0; i < rows.length; i += BATCH) {
      await write((writer) => rows.slice(i, i + BATCH).forEach(({ table, id, row }) => writer.put(table, id, row)));
    }
    await write((writer) => {
      // What is remembered of the numbers of entities is no longer an upper bound.
      for (const quota of Object.keys(QUOTAS)) writer.delete(quotaTables[0]!, [quota]);
      writer.delete(unfinished, ['running']);
    });
  } catch (error) {
    await clear(kv, home);
    throw error;
  }
  return report;
}

/** True if an import into the account was cut off: what lies there is a part, and nobody must decide by it. */
export function isHalfImported(kv: Kv, home: Scope): Promise<boolean> {
  return kv.read(async (snapshot) => (await snapshot.get(rowKey(unfinished, home, ['running']))) !== undefined);
}

async function requireEmpty(kv: Kv, home: Scope): Promise<void> {
  const state = await transact(kv, home, async (writer) => ({
    exists: (await writer.in(installationScope(home.partition)).get(accountsTable, [home.account])) !== undefined,
    unfinished: (await writer.get(unfinished, ['running'])) !== undefined,
    used: (await Promise.all(transferTables.map((table) => writer.list(table, { limit: 1 })))).some((listed) => listed.length > 0),
  }));
  if (!state.exists) throw new ImportRefused(`there is no account ${home.account}; \`octroi account create --id ${home.account}\` makes it`);
  if (!state.used) return;
  if (state.unfinished) {
    const epoch = await kv.read((snapshot) => readEpoch(snapshot, home.partition, home.account));
    if (!epoch.startsWith(`"${MARK}`)) throw new ImportRefused(`account ${home.account} has a part of an import that was interrupted, and has been changed since`);
    await clear(kv, home);
  } else {
    throw new ImportRefused(`account ${home.account} has users, groups, roles or policies already; only an empty account is imported into`);
  }
}

/** Deletes every row of the tables that an import writes, the mark of an unfinished import last. */
async function clear(kv: Kv, home: Scope): Promise<void> {
  for (const table of transferTables) {
    let more = true;
    while (more) {
      more = await transact(kv, home, async (writer) => {
        const listed = await writer.list(table, { limit: BATCH });
        for (const { id } of listed) writer.delete(table, id);
        return listed.length > 0;
      });
    }
  }
  await transact(kv, home, (writer) => writer.delete(unfinished, ['running']));
}

async function transact<T>(kv: Kv, home: Scope, body: (writer: RowWriter) => T | Promise<T>): Promise<T> {
  const mark = `${MARK}${randomUUID()}`;
  const { result } = await kv.transact(mark, async (tx) => {
    const permit = permitWithoutCaller([
      { scope: home, tables: [...transferTables, ...quotaTables, unfinished], mode: 'write' },
      { scope: installationScope(home.partition), tables: [accountsTable], mode: 'read' },
    ]);
    try {
      return await body(writerFor(tx, permit, home, mark));
    } finally {
      permit.end();
    }
  });
  return result;
}

/** What the other accounts of this installation have: unique ids, and users and roles by ARN. */
async function others(kv: Kv, home: Scope) {
  const taken = new Set<string>();
  const byArn = new Map<string, { readonly id: string; readonly account: string }>();
  await kv.read(async (snapshot) => {
    const look = policyReader(snapshot);
    for (const { id: account } of (await allOf(look, accountsTable, installationScope(home.partition))).map(({ row }) => row)) {
      if (account === home.account) continue;
      const scope = { ...home, account };
      for (const { id } of await allOf(look, entities, scope)) taken.add(id[0]!);
      for (const [kind, table] of [['user', users], ['role', roles]] as const) {
        for (const { row } of await allOf<{ path: string; name: string; id: string }>(look, table, scope)) byArn.set(`arn:${home.partition}:iam::${account}:${kind}${row.path}${row.name}`, { id: row.id, account });
      }
    }
  });
  return { isTaken: (id: string) => taken.has(id), foreignId: (arn: string) => byArn.get(arn) };
}

function allOf<Row>(look: PolicyReader, table: Table<Row>, scope: Scope) {
  const rows = { list: <R>(of: Table<R>, options?: Parameters<PolicyReader['list']>[2]) => look.list(of, scope, options) };
  return listAll(rows as Parameters<typeof listAll>[0], table);
}
