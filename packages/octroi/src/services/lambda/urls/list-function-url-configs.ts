import type { ListFunctionUrlConfigsRequest, ListFunctionUrlConfigsResponse } from '../../../../models/lambda.gen.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { limitOf, pageOf, readMarker } from '../shared/pages.ts';
import { functions } from '../tables.ts';
import { policyKey } from '../permissions/tables.ts';
import { urls } from './tables.ts';
import { urlConfig } from './shape.ts';

/** The addresses of a function and its aliases. */
export const listFunctionUrlConfigs = reads<ListFunctionUrlConfigsRequest, ListFunctionUrlConfigsResponse>({
  service: 'lambda',
  name: 'ListFunctionUrlConfigs',
  level: 'List',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:ListFunctionUrlConfigs', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:ListFunctionUrlConfigs', input, context)],
  },
  tables: [functions, urls],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home }) {
    const { name } = designated(input, scope);
    const row = await mustHaveFunction(rows, home, name);
    const limit = limitOf(input.MaxItems);
    const after = readMarker(input.Marker, 2);
    const found = await rows.list(urls, { under: [row.id], limit: limit + 1, ...(after === undefined ? {} : { after }) });
    const { shown, next } = pageOf(found, limit, (entry) => entry.id);
    return effect(async (outside) => ({
      FunctionUrlConfigs: shown.map((entry) => urlConfig(name, entry.id[1] === policyKey(null) ? null : entry.id[1]!, entry.row, home, outside)),
      ...next,
    }));
  },
});
