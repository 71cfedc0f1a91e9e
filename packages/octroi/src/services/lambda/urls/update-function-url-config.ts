import type { UpdateFunctionUrlConfigRequest, UpdateFunctionUrlConfigResponse } from '../../../../models/lambda.gen.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { functions } from '../tables.ts';
import { policyKey } from '../permissions/tables.ts';
import { urls, type FunctionUrlRow } from './tables.ts';
import { askUrl, corsRow, mustHaveUrl, urlConfig } from './shape.ts';

/** Changes what is given. */
export const updateFunctionUrlConfig = writes<UpdateFunctionUrlConfigRequest, UpdateFunctionUrlConfigResponse>({
  service: 'lambda',
  name: 'UpdateFunctionUrlConfig',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:UpdateFunctionUrlConfig', resource: 'function', keys: ['lambda:FunctionUrlAuthType', 'lambda:FunctionArn'] }],
    asks: async (input, context) => [await askUrl('lambda:UpdateFunctionUrlConfig', input, context)],
  },
  tables: [functions, urls],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home, now }) {
    const { name, qualifier } = designated(input, home);
    const { row, url } = await mustHaveUrl({ name, qualifier }, rows);
    const changed: FunctionUrlRow = {
      ...url,
      ...(input.AuthType === undefined ? {} : { authType: input.AuthType as FunctionUrlRow['authType'] }),
      ...(input.InvokeMode === undefined ? {} : { invokeMode: input.InvokeMode as FunctionUrlRow['invokeMode'] }),
      ...(input.Cors === undefined ? {} : { cors: corsRow(input.Cors) }),
      modifiedAt: now,
    };
    rows.put(urls, [row.id, policyKey(qualifier)], changed);
    return effect(async (outside) => urlConfig(name, qualifier, changed, home, outside));
  },
});
