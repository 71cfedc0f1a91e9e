import type { DeleteFunctionCodeSigningConfigRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { functions } from '../tables.ts';

/** Lets a function follow no configuration any more; one that follows none is no error. */
export const deleteFunctionCodeSigningConfig = writes<DeleteFunctionCodeSigningConfigRequest, object>({
  service: 'lambda',
  name: 'DeleteFunctionCodeSigningConfig',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:DeleteFunctionCodeSigningConfig', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:DeleteFunctionCodeSigningConfig', input, context)],
  },
  tables: [functions],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const { codeSigningConfig: _, ...row } = await mustHaveFunction(rows, home, designated(input, home).name);
    rows.put(functions, [row.name], row);
    return {};
  },
});
