import type { PutFunctionRecursionConfigRequest, PutFunctionRecursionConfigResponse } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { functions } from '../tables.ts';

/** Lets chains of destinations return to the function without end, or stops them again (LAM-2, LAM-79). */
export const putFunctionRecursionConfig = writes<PutFunctionRecursionConfigRequest, PutFunctionRecursionConfigResponse>({
  service: 'lambda',
  name: 'PutFunctionRecursionConfig',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:PutFunctionRecursionConfig', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:PutFunctionRecursionConfig', input, context)],
  },
  tables: [functions],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home }) {
    const { mayLoop: _, ...row } = await mustHaveFunction(rows, home, designated(input, scope).name);
    rows.put(functions, [row.name], input.RecursiveLoop === 'Allow' ? { ...row, mayLoop: true } : row);
    return { RecursiveLoop: input.RecursiveLoop };
  },
});
