import type { FunctionConfiguration, GetFunctionConfigurationRequest } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askFunction } from '../shared/asks.ts';
import { latestConfiguration, versionConfiguration } from '../shared/configuration.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { mustFind } from '../shared/find.ts';
import { aliases, functions, versions } from '../tables.ts';

export const getFunctionConfiguration = reads<GetFunctionConfigurationRequest, FunctionConfiguration>({
  service: 'lambda',
  name: 'GetFunctionConfiguration',
  level: 'Read',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetFunctionConfiguration', resource: 'function' }],
    asks: async (input, context) => [await askFunction('lambda:GetFunctionConfiguration', input, context)],
  },
  tables: [functions, versions, aliases],
  errors: FUNCTION_ERRORS,
  async handle(call) {
    const { qualifier, name } = designated(call.input, call.scope);
    const { row, version } = await mustFind(call.rows, call.home, { name, qualifier });
    return version === null ? latestConfiguration(row, qualifier, call) : versionConfiguration(row, version, qualifier, call);
  },
});
