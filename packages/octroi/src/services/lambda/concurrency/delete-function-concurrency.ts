import type { DeleteFunctionConcurrencyRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { functions } from '../tables.ts';
import { accountConcurrency } from './tables.ts';
import { reserve } from './reserved.ts';

/** Gives back what was set aside; the function draws on the account's share again. */
export const deleteFunctionConcurrency = writes<DeleteFunctionConcurrencyRequest, object>({
  service: 'lambda',
  name: 'DeleteFunctionConcurrency',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:DeleteFunctionConcurrency', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:DeleteFunctionConcurrency', input, context)],
  },
  tables: [functions, accountConcurrency],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home }) {
    await reserve(await mustHaveFunction(rows, home, designated(input, scope).name), undefined, rows);
    return {};
  },
});
