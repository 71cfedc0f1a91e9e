import type { DeleteFunctionEventInvokeConfigRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { functions } from '../tables.ts';
import { eventInvokes } from '../invoke/tables.ts';
import { keyOf, mustHaveConfig } from './shape.ts';

/** Back to the defaults. */
export const deleteFunctionEventInvokeConfig = writes<DeleteFunctionEventInvokeConfigRequest, object>({
  service: 'lambda',
  name: 'DeleteFunctionEventInvokeConfig',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:DeleteFunctionEventInvokeConfig', resource: 'function' }],
    asks: async (input, context) => [await askFunction('lambda:DeleteFunctionEventInvokeConfig', input, context)],
  },
  tables: [functions, eventInvokes],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home }) {
    const target = designated(input, scope);
    const { row } = await mustHaveConfig(target, rows, home);
    rows.delete(eventInvokes, [row.id, keyOf(target.qualifier)]);
    return {};
  },
});
