import type { ListFunctionEventInvokeConfigsRequest, ListFunctionEventInvokeConfigsResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { limitOf, pageOf, readMarker } from '../shared/pages.ts';
import { aliases, functions, versions } from '../tables.ts';
import { eventInvokes } from '../invoke/tables.ts';
import { eventInvokeConfig, mustExist } from './shape.ts';

/** Of the function, its versions and aliases. */
export const listFunctionEventInvokeConfigs = reads<ListFunctionEventInvokeConfigsRequest, ListFunctionEventInvokeConfigsResponse>({
  service: 'lambda',
  name: 'ListFunctionEventInvokeConfigs',
  level: 'List',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:ListFunctionEventInvokeConfigs', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:ListFunctionEventInvokeConfigs', input, context)],
  },
  tables: [functions, versions, aliases, eventInvokes],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home }) {
    const { name } = designated(input, scope);
    const row = await mustExist({ name, qualifier: null }, rows);
    const limit = limitOf(input.MaxItems);
    const after = readMarker(input.Marker, 2);
    const found = await rows.list(eventInvokes, { under: [row.id], limit: limit + 1, ...(after === undefined ? {} : { after }) });
    const { shown, next } = pageOf(found, limit, (entry) => entry.id);
    return { FunctionEventInvokeConfigs: shown.map((entry) => eventInvokeConfig(name, entry.id[1]!, entry.row, home)), ...next };
  },
});
