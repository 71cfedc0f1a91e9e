import type { GetProvisionedConcurrencyConfigRequest, GetProvisionedConcurrencyConfigResponse } from '../../../../../models/lambda.gen.ts';
import { ApiError } from '../../../../kernel/api-error.ts';
import { reads } from '../../../../kernel/operation.ts';
import { askFunction } from '../../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../../shared/designation.ts';
import { FUNCTION_ERRORS } from '../../shared/errors.ts';
import { aliases, functions, versions } from '../../tables.ts';
import { provisionedConcurrency } from '../tables.ts';
import { DECLARED, mustBeProvisionable } from './find.ts';
import { provisionedConfig } from './shape.ts';

/** What an alias or a version keeps ready, and whether it is (LAM-83). */
export const getProvisionedConcurrencyConfig = reads<GetProvisionedConcurrencyConfigRequest, GetProvisionedConcurrencyConfigResponse>({
  service: 'lambda',
  name: 'GetProvisionedConcurrencyConfig',
  level: 'Read',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: true }),
  access: {
    kind: 'asks',
    declares: DECLARED.map((resource) => ({ action: 'lambda:GetProvisionedConcurrencyConfig', resource })),
    asks: async (input, context) => [await askFunction('lambda:GetProvisionedConcurrencyConfig', input, context)],
  },
  tables: [aliases, functions, provisionedConcurrency, versions],
  errors: [...FUNCTION_ERRORS, 'ProvisionedConcurrencyConfigNotFoundException'],
  async handle({ input, scope, rows, home, now }) {
    const { row, qualifier } = await mustBeProvisionable(designated(input, scope), rows, home);
    const kept = await rows.get(provisionedConcurrency, [row.id, qualifier]);
    if (kept === undefined) throw new ApiError('ProvisionedConcurrencyConfigNotFoundException', 'No Provisioned Concurrency Config found for this function', { status: 404 });
    return provisionedConfig(kept, now);
  },
});
