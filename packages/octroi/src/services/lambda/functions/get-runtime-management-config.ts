import type { GetRuntimeManagementConfigRequest, GetRuntimeManagementConfigResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askFunction } from '../shared/asks.ts';
import { checkDesignation, designated, functionArn, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { mustFind } from '../shared/find.ts';
import { aliases, functions, runtimeUpdates, versions } from '../tables.ts';

/** When the runtime is updated (LAM-2). */
export const getRuntimeManagementConfig = reads<GetRuntimeManagementConfigRequest, GetRuntimeManagementConfigResponse>({
  service: 'lambda',
  name: 'GetRuntimeManagementConfig',
  level: 'Read',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetRuntimeManagementConfig', resource: 'function' }],
    asks: async (input, context) => [await askFunction('lambda:GetRuntimeManagementConfig', input, context)],
  },
  tables: [functions, versions, aliases, runtimeUpdates],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const { name, qualifier } = designated(input, home);
    const { row } = await mustFind(rows, home, { name, qualifier });
    const update = await rows.get(runtimeUpdates, [row.id, qualifier ?? '$LATEST']);
    return {
      UpdateRuntimeOn: update?.on ?? 'Auto',
      FunctionArn: functionArn(home, name, qualifier),
      ...(update?.runtimeVersionArn === undefined ? {} : { RuntimeVersionArn: update.runtimeVersionArn }),
    };
  },
});
