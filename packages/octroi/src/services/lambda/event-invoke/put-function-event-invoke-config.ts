import type { FunctionEventInvokeConfig, PutFunctionEventInvokeConfigRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { aliases, functions, versions } from '../tables.ts';
import { eventInvokes } from '../invoke/tables.ts';
import { checkDestinations, settingsOf } from './settings.ts';
import { eventInvokeConfig, keyOf, mustExist } from './shape.ts';

/** Says what becomes of asynchronous invocations; what is not given is not set any more (LAM-75). */
export const putFunctionEventInvokeConfig = writes<PutFunctionEventInvokeConfigRequest, FunctionEventInvokeConfig>({
  service: 'lambda',
  name: 'PutFunctionEventInvokeConfig',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:PutFunctionEventInvokeConfig', resource: 'function' }],
    asks: async (input, context) => [await askFunction('lambda:PutFunctionEventInvokeConfig', input, context)],
  },
  tables: [functions, versions, aliases, eventInvokes],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home, now }) {
    const { name, qualifier } = designated(input, scope);
    const settings = settingsOf(input);
    const row = await mustExist({ name, qualifier }, rows);
    await checkDestinations(name, settings, rows, home);
    const config = { ...settings, modifiedAt: now };
    rows.put(eventInvokes, [row.id, keyOf(qualifier)], config);
    return eventInvokeConfig(name, keyOf(qualifier), config, home);
  },
});
