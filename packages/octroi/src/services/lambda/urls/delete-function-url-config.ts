import type { DeleteFunctionUrlConfigRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { queueScope } from '../invoke/enqueue.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { functions } from '../tables.ts';
import { policyKey } from '../permissions/tables.ts';
import { urlIndex, urls } from './tables.ts';
import { askUrl, mustHaveUrl } from './shape.ts';

/** Takes the address away; nobody gets it again. */
export const deleteFunctionUrlConfig = writes<DeleteFunctionUrlConfigRequest, object>({
  service: 'lambda',
  name: 'DeleteFunctionUrlConfig',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:DeleteFunctionUrlConfig', resource: 'function', keys: ['lambda:FunctionUrlAuthType', 'lambda:FunctionArn'] }],
    asks: async (input, context) => [await askUrl('lambda:DeleteFunctionUrlConfig', input, context)],
  },
  tables: [functions, urls],
  globalTables: [urlIndex],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const { name, qualifier } = designated(input, home);
    const { row, url } = await mustHaveUrl({ name, qualifier }, rows);
    rows.delete(urls, [row.id, policyKey(qualifier)]);
    rows.in(queueScope(home.partition)).delete(urlIndex, [url.urlId]);
    return {};
  },
});
