import type { GetFunctionUrlConfigRequest, GetFunctionUrlConfigResponse } from '../../../../models/lambda.gen.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { functions } from '../tables.ts';
import { urls } from './tables.ts';
import { askUrl, mustHaveUrl, urlConfig } from './shape.ts';

/** The address of a function or an alias. */
export const getFunctionUrlConfig = reads<GetFunctionUrlConfigRequest, GetFunctionUrlConfigResponse>({
  service: 'lambda',
  name: 'GetFunctionUrlConfig',
  level: 'Read',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetFunctionUrlConfig', resource: 'function', keys: ['lambda:FunctionUrlAuthType', 'lambda:FunctionArn'] }],
    asks: async (input, context) => [await askUrl('lambda:GetFunctionUrlConfig', input, context)],
  },
  tables: [functions, urls],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const { name, qualifier } = designated(input, home);
    const { url } = await mustHaveUrl({ name, qualifier }, rows);
    return effect(async (outside) => urlConfig(name, qualifier, url, home, outside));
  },
});
