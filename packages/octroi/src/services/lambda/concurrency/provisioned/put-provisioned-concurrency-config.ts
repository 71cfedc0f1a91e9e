import type { PutProvisionedConcurrencyConfigRequest, PutProvisionedConcurrencyConfigResponse } from '../../../../../models/lambda.gen.ts';
import { writes } from '../../../../kernel/operation.ts';
import { askFunction } from '../../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../../shared/designation.ts';
import { FUNCTION_ERRORS, invalidParameter } from '../../shared/errors.ts';
import { aliases, functions, versions } from '../../tables.ts';
import { accountConcurrency, provisionedConcurrency } from '../tables.ts';
import { DECLARED, mustBeProvisionable } from './find.ts';
import { keep, UNPUBLISHED } from './keep.ts';
import { provisionedConfig } from './shape.ts';

/** Keeps executions ready for an alias or a published version (LAM-83). */
export const putProvisionedConcurrencyConfig = writes<PutProvisionedConcurrencyConfigRequest, PutProvisionedConcurrencyConfigResponse>({
  service: 'lambda',
  name: 'PutProvisionedConcurrencyConfig',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: true }),
  access: {
    kind: 'asks',
    declares: DECLARED.map((resource) => ({ action: 'lambda:PutProvisionedConcurrencyConfig', resource })),
    asks: async (input, context) => [await askFunction('lambda:PutProvisionedConcurrencyConfig', input, context)],
  },
  tables: [accountConcurrency, aliases, functions, provisionedConcurrency, versions],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home, now }) {
    const function_ = designated(input, scope);
    if (function_.qualifier === '$LATEST') throw invalidParameter(UNPUBLISHED);
    const target = await mustBeProvisionable(function_, rows, home);
    return provisionedConfig(await keep(target, input.ProvisionedConcurrentExecutions, now, rows), now);
  },
});
