import type { FunctionEventInvokeConfig, GetFunctionEventInvokeConfigRequest } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { functions } from '../tables.ts';
import { eventInvokes } from '../invoke/tables.ts';
import { eventInvokeConfig, keyOf, mustHaveConfig } from './shape.ts';

/** What becomes of asynchronous invocations. */
export const getFunctionEventInvokeConfig = reads<GetFunctionEventInvokeConfigRequest, FunctionEventInvokeConfig>({
  service: 'lambda',
  name: 'GetFunctionEventInvokeConfig',
  level: 'Read',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetFunctionEventInvokeConfig', resource: 'function' }],
    asks: async (input, context) => [await askFunction('lambda:GetFunctionEventInvokeConfig', input, context)],
  },
  tables: [functions, eventInvokes],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home }) {
    const target = designated(input, scope);
    const { config } = await mustHaveConfig(target, rows, home);
    return eventInvokeConfig(target.name, keyOf(target.qualifier), config, home);
  },
});
