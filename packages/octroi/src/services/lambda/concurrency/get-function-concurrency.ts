import type { GetFunctionConcurrencyRequest, GetFunctionConcurrencyResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { functions } from '../tables.ts';

/** What is set aside for a function; nothing at all if nothing is (LAM-80). */
export const getFunctionConcurrency = reads<GetFunctionConcurrencyRequest, GetFunctionConcurrencyResponse>({
  service: 'lambda',
  name: 'GetFunctionConcurrency',
  level: 'Read',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetFunctionConcurrency', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:GetFunctionConcurrency', input, context)],
  },
  tables: [functions],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home }) {
    const { reserved } = await mustHaveFunction(rows, home, designated(input, scope).name);
    return reserved === undefined ? {} : { ReservedConcurrentExecutions: reserved };
  },
});
