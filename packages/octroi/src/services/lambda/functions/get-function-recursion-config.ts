import type { GetFunctionRecursionConfigRequest, GetFunctionRecursionConfigResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { functions } from '../tables.ts';

/** Whether chains of destinations that return to the function are stopped (LAM-2, LAM-79). */
export const getFunctionRecursionConfig = reads<GetFunctionRecursionConfigRequest, GetFunctionRecursionConfigResponse>({
  service: 'lambda',
  name: 'GetFunctionRecursionConfig',
  level: 'Read',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetFunctionRecursionConfig', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:GetFunctionRecursionConfig', input, context)],
  },
  tables: [functions],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home }) {
    const { mayLoop } = await mustHaveFunction(rows, home, designated(input, scope).name);
    return { RecursiveLoop: mayLoop === true ? 'Allow' : 'Terminate' };
  },
});
