import type { UpdateCodeSigningConfigRequest, UpdateCodeSigningConfigResponse } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { codeSigningConfigs, type CodeSigningRow } from './tables.ts';
import { askCodeSigning, checkCodeSigning, idOfCodeSigning, mustHaveCodeSigning } from './designation.ts';
import { codeSigningConfig } from './shape.ts';

/** What the request does not give stays. It binds what is deployed from now on. */
export const updateCodeSigningConfig = writes<UpdateCodeSigningConfigRequest, UpdateCodeSigningConfigResponse>({
  service: 'lambda',
  name: 'UpdateCodeSigningConfig',
  level: 'Write',
  check: checkCodeSigning,
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:UpdateCodeSigningConfig', resource: 'code signing config' }],
    asks: async ({ CodeSigningConfigArn }, context) => [await askCodeSigning('lambda:UpdateCodeSigningConfig', CodeSigningConfigArn, context)],
  },
  tables: [codeSigningConfigs],
  errors: ['ResourceNotFoundException'],
  async handle({ input, rows, home, now }) {
    const present = await mustHaveCodeSigning(input.CodeSigningConfigArn, rows);
    const id = idOfCodeSigning(input.CodeSigningConfigArn);
    const row: CodeSigningRow = {
      ...present,
      description: input.Description ?? present.description,
      publishers: input.AllowedPublishers?.SigningProfileVersionArns ?? present.publishers,
      untrusted: (input.CodeSigningPolicies?.UntrustedArtifactOnDeployment as CodeSigningRow['untrusted'] | undefined) ?? present.untrusted,
      modifiedAt: now,
    };
    rows.put(codeSigningConfigs, [id], row);
    return { CodeSigningConfig: codeSigningConfig(id, row, home) };
  },
});
