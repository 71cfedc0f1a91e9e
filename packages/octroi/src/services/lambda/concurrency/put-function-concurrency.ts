import type { Concurrency, PutFunctionConcurrencyRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { functions } from '../tables.ts';
import { accountConcurrency } from './tables.ts';
import { reserve } from './reserved.ts';

/** Sets executions aside for a function, which are its limit as well; zero stops it (LAM-80, LAM-81). */
export const putFunctionConcurrency = writes<PutFunctionConcurrencyRequest, Concurrency>({
  service: 'lambda',
  name: 'PutFunctionConcurrency',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:PutFunctionConcurrency', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:PutFunctionConcurrency', input, context)],
  },
  tables: [functions, accountConcurrency],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home }) {
    await reserve(await mustHaveFunction(rows, home, designated(input, scope).name), input.ReservedConcurrentExecutions, rows);
    return { ReservedConcurrentExecutions: input.ReservedConcurrentExecutions };
  },
});
