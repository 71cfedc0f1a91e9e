import type { ListProvisionedConcurrencyConfigsRequest, ListProvisionedConcurrencyConfigsResponse } from '../../../../../models/lambda.gen.ts';
import { reads } from '../../../../kernel/operation.ts';
import { askWholeFunction } from '../../shared/asks.ts';
import { checkDesignation, designated, functionArn, ownerOfFunction } from '../../shared/designation.ts';
import { FUNCTION_ERRORS } from '../../shared/errors.ts';
import { mustHaveFunction } from '../../shared/find.ts';
import { limitOf, pageOf, readMarker } from '../../shared/pages.ts';
import { functions } from '../../tables.ts';
import { provisionedConcurrency } from '../tables.ts';
import { provisionedConfig } from './shape.ts';

/** What the aliases and versions of a function keep ready. */
export const listProvisionedConcurrencyConfigs = reads<ListProvisionedConcurrencyConfigsRequest, ListProvisionedConcurrencyConfigsResponse>({
  service: 'lambda',
  name: 'ListProvisionedConcurrencyConfigs',
  level: 'List',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:ListProvisionedConcurrencyConfigs', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:ListProvisionedConcurrencyConfigs', input, context)],
  },
  tables: [functions, provisionedConcurrency],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home, now }) {
    const { name } = designated(input, scope);
    const row = await mustHaveFunction(rows, home, name);
    const limit = limitOf(input.MaxItems);
    const after = readMarker(input.Marker, 2);
    const found = await rows.list(provisionedConcurrency, { under: [row.id], limit: limit + 1, ...(after === undefined ? {} : { after }) });
    const { shown, next } = pageOf(found, limit, (entry) => entry.id);
    return { ProvisionedConcurrencyConfigs: shown.map((entry) => ({ FunctionArn: functionArn(home, name, entry.id[1]!), ...provisionedConfig(entry.row, now) })), ...next };
  },
});
