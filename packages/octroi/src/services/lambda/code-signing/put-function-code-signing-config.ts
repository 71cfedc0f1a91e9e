import type { PutFunctionCodeSigningConfigRequest, PutFunctionCodeSigningConfigResponse } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { functions } from '../tables.ts';
import { codeSigningConfigs } from './tables.ts';
import { askCodeSigning, mustBeAttachable } from './designation.ts';

const KEY = 'lambda:CodeSigningConfigArn';

/** Lets a function follow a configuration, from its next deployment on. */
export const putFunctionCodeSigningConfig = writes<PutFunctionCodeSigningConfigRequest, PutFunctionCodeSigningConfigResponse>({
  service: 'lambda',
  name: 'PutFunctionCodeSigningConfig',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: false }),
  access: {
    kind: 'asks',
    declares: [
      { action: 'lambda:PutFunctionCodeSigningConfig', resource: 'function', keys: [KEY] },
      { action: 'lambda:PutFunctionCodeSigningConfig', resource: 'code signing config', keys: [KEY] },
    ],
    async asks(input, context) {
      const keys = { [KEY]: input.CodeSigningConfigArn };
      return [
        await askWholeFunction('lambda:PutFunctionCodeSigningConfig', input, context, keys),
        await askCodeSigning('lambda:PutFunctionCodeSigningConfig', input.CodeSigningConfigArn, context, keys),
      ];
    },
  },
  tables: [functions, codeSigningConfigs],
  errors: [...FUNCTION_ERRORS, 'CodeSigningConfigNotFoundException'],
  async handle({ input, rows, home }) {
    const { CodeSigningConfigArn } = input;
    const row = await mustHaveFunction(rows, home, designated(input, home).name);
    await mustBeAttachable(CodeSigningConfigArn, rows, home);
    rows.put(functions, [row.name], { ...row, codeSigningConfig: CodeSigningConfigArn });
    return { CodeSigningConfigArn, FunctionName: row.name };
  },
});
