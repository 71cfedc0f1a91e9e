import type { DeleteFunctionRequest, DeleteFunctionResponse } from '../../../../models/lambda.gen.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { listAll, type RowWriter } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Table } from '../../../kernel/table.ts';
import { recount } from '../concurrency/account.ts';
import { release } from '../concurrency/provisioned/keep.ts';
import { environmentsOf } from '../invoke/invocation.ts';
import { queueScope } from '../invoke/enqueue.ts';
import { asyncInvocations, functionExecutor } from '../parts.ts';
import { askFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { conflict, FUNCTION_ERRORS, invalidParameter } from '../shared/errors.ts';
import { isNumber, mustHaveFunction } from '../shared/find.ts';
import { aliases, functions, identities, leftovers, runtimeUpdates, versionKey, versions, type FunctionRow } from '../tables.ts';
import { accountConcurrency, provisionedConcurrency } from '../concurrency/tables.ts';
import { eventInvokes } from '../invoke/tables.ts';
import { policies, policyKey } from '../permissions/tables.ts';
import { urlIndex, urls } from '../urls/tables.ts';

/** Deletes a function with everything that hangs on it, or one version (LAM-32). */
export const deleteFunction = writes<DeleteFunctionRequest, DeleteFunctionResponse>({
  service: 'lambda',
  name: 'DeleteFunction',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:DeleteFunction', resource: 'function' }],
    asks: async (input, context) => [await askFunction('lambda:DeleteFunction', input, context)],
  },
  tables: [functions, versions, aliases, identities, policies, eventInvokes, runtimeUpdates, provisionedConcurrency, accountConcurrency, urls],
  globalTables: [leftovers, urlIndex],
  errors: FUNCTION_ERRORS,
  status: 204,
  async handle({ input, scope, rows, home }) {
    const { name, qualifier } = designated(input, scope);
    if (qualifier === '$LATEST') throw invalidParameter('$LATEST version cannot be deleted without deleting the function.');
    const row = await mustHaveFunction(rows, home, name);
    if (qualifier !== null && !isNumber(qualifier)) throw invalidParameter('Deletion of aliases is not currently supported.');
    const more = qualifier === null && (await deleteWhole(row, home, rows));
    if (more) rows.in(queueScope(home.partition)).put(leftovers, [row.id], { partition: home.partition, account: home.account, region: home.region });
    if (qualifier !== null) await deleteVersion(row, qualifier, rows);
    return effect(async (outside) => {
      outside.use(functionExecutor).retire(environmentsOf(home, row, qualifier ?? undefined), { kill: true });
      if (more) outside.use(asyncInvocations).wake();
      return {};
    });
  },
});

async function deleteVersion(row: FunctionRow, number: string, rows: RowWriter): Promise<void> {
  const all = await listAll(rows, aliases, [row.id]);
  const pointing = all.filter(({ row: alias }) => alias.version === number || alias.routing?.version === number).map((entry) => entry.row.name);
  if (pointing.length > 0) throw conflict(`Unable to delete version because the following aliases reference it: [${pointing.join(', ')}]`);
  rows.delete(versions, [row.id, versionKey(number)]);
  rows.delete(policies, [row.id, policyKey(number)]);
  rows.delete(eventInvokes, [row.id, number]);
  rows.delete(runtimeUpdates, [row.id, number]);
  await release(row, number, rows);
}

/** Writes of one transaction are bounded, so what exceeds them is left to the sweeper; it is out of anyone's reach at once. */
const MAX_DELETES = 80;

/** Returns true if something is left. */
async function deleteWhole(row: FunctionRow, home: Scope, rows: RowWriter): Promise<boolean> {
  rows.delete(functions, [row.name]);
  rows.delete(identities, [row.name]);
  await recount(row, undefined, rows);
  const addresses = await rows.list(urls, { under: [row.id], limit: MAX_DELETES / 2 });
  const installation = rows.in(queueScope(home.partition));
  for (const { id, row: url } of addresses) {
    rows.delete(urls, id);
    installation.delete(urlIndex, [url.urlId]);
  }
  let left = MAX_DELETES - 2 * addresses.length;
  for (const table of [policies, eventInvokes, runtimeUpdates, provisionedConcurrency, aliases, versions] as readonly Table<unknown>[]) {
    const found = await rows.list(table, { under: [row.id], limit: left + 1 });
    for (const { id } of found.slice(0, left)) rows.delete(table, id);
    if (found.length > left) return true;
    left -= found.length;
  }
  return false;
}
