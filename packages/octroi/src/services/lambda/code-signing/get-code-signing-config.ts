import type { GetCodeSigningConfigRequest, GetCodeSigningConfigResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { codeSigningConfigs } from './tables.ts';
import { askCodeSigning, checkCodeSigning, idOfCodeSigning, mustHaveCodeSigning } from './designation.ts';
import { codeSigningConfig } from './shape.ts';

export const getCodeSigningConfig = reads<GetCodeSigningConfigRequest, GetCodeSigningConfigResponse>({
  service: 'lambda',
  name: 'GetCodeSigningConfig',
  level: 'Read',
  check: checkCodeSigning,
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetCodeSigningConfig', resource: 'code signing config' }],
    asks: async ({ CodeSigningConfigArn }, context) => [await askCodeSigning('lambda:GetCodeSigningConfig', CodeSigningConfigArn, context)],
  },
  tables: [codeSigningConfigs],
  errors: ['ResourceNotFoundException'],
  async handle({ input, rows, home }) {
    const row = await mustHaveCodeSigning(input.CodeSigningConfigArn, rows);
    return { CodeSigningConfig: codeSigningConfig(idOfCodeSigning(input.CodeSigningConfigArn), row, home) };
  },
});
