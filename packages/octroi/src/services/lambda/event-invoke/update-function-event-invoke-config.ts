import type { FunctionEventInvokeConfig, UpdateFunctionEventInvokeConfigRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { functions } from '../tables.ts';
import { eventInvokes } from '../invoke/tables.ts';
import { checkDestinations, settingsOf } from './settings.ts';
import { eventInvokeConfig, keyOf, mustHaveConfig } from './shape.ts';

/** Changes what is given and leaves the rest (LAM-75). */
export const updateFunctionEventInvokeConfig = writes<UpdateFunctionEventInvokeConfigRequest, FunctionEventInvokeConfig>({
  service: 'lambda',
  name: 'UpdateFunctionEventInvokeConfig',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:UpdateFunctionEventInvokeConfig', resource: 'function' }],
    asks: async (input, context) => [await askFunction('lambda:UpdateFunctionEventInvokeConfig', input, context)],
  },
  tables: [functions, eventInvokes],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home, now }) {
    const { name, qualifier } = designated(input, scope);
    const settings = settingsOf(input);
    const { row, config } = await mustHaveConfig({ name, qualifier }, rows, home);
    await checkDestinations(name, settings, rows, home);
    const { onSuccess, onFailure, ...kept } = config;
    const given = input.DestinationConfig;
    // An empty destination takes the old one away.
    const merged = {
      ...kept,
      ...(onSuccess === undefined || given?.OnSuccess !== undefined ? {} : { onSuccess }),
      ...(onFailure === undefined || given?.OnFailure !== undefined ? {} : { onFailure }),
      ...settings,
      modifiedAt: now,
    };
    rows.put(eventInvokes, [row.id, keyOf(qualifier)], merged);
    return eventInvokeConfig(name, keyOf(qualifier), merged, home);
  },
});
