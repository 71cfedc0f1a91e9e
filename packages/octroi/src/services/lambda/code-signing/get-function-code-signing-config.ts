import type { GetFunctionCodeSigningConfigRequest, GetFunctionCodeSigningConfigResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { functions } from '../tables.ts';

/** What a function follows; a function that follows none says so by its name alone, which Terraform reads at every refresh (LAM-2). */
export const getFunctionCodeSigningConfig = reads<GetFunctionCodeSigningConfigRequest, Partial<GetFunctionCodeSigningConfigResponse>>({
  service: 'lambda',
  name: 'GetFunctionCodeSigningConfig',
  level: 'Read',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetFunctionCodeSigningConfig', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:GetFunctionCodeSigningConfig', input, context)],
  },
  tables: [functions],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const row = await mustHaveFunction(rows, home, designated(input, home).name);
    return { ...(row.codeSigningConfig === undefined ? {} : { CodeSigningConfigArn: row.codeSigningConfig }), FunctionName: row.name };
  },
});
