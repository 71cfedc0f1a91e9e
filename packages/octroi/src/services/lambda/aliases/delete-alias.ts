import type { DeleteAliasRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { release } from '../concurrency/provisioned/keep.ts';
import { queueScope } from '../invoke/enqueue.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { aliases, functions, runtimeUpdates } from '../tables.ts';
import { accountConcurrency, provisionedConcurrency } from '../concurrency/tables.ts';
import { eventInvokes } from '../invoke/tables.ts';
import { policies, policyKey } from '../permissions/tables.ts';
import { urlIndex, urls } from '../urls/tables.ts';

/** Deletes an alias and its policy; a missing one is no error (LAM-47). */
export const deleteAlias = writes<DeleteAliasRequest, object>({
  service: 'lambda',
  name: 'DeleteAlias',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:DeleteAlias', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:DeleteAlias', input, context)],
  },
  tables: [functions, aliases, policies, eventInvokes, runtimeUpdates, urls, provisionedConcurrency, accountConcurrency],
  globalTables: [urlIndex],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home }) {
    const row = await rows.get(functions, [designated(input, scope).name]);
    if (row === undefined || (await rows.get(aliases, [row.id, input.Name])) === undefined) return {};
    rows.delete(aliases, [row.id, input.Name]);
    rows.delete(policies, [row.id, policyKey(input.Name)]);
    rows.delete(eventInvokes, [row.id, input.Name]);
    rows.delete(runtimeUpdates, [row.id, input.Name]);
    await release(row, input.Name, rows);
    const url = await rows.get(urls, [row.id, policyKey(input.Name)]);
    if (url === undefined) return {};
    rows.delete(urls, [row.id, policyKey(input.Name)]);
    rows.in(queueScope(home.partition)).delete(urlIndex, [url.urlId]);
    return {};
  },
});
