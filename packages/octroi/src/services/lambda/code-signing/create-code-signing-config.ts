import type { CreateCodeSigningConfigRequest, CreateCodeSigningConfigResponse } from '../../../../models/lambda.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { newTags, tagList } from '../shared/tags.ts';
import { codeSigningConfigs, type CodeSigningRow } from './tables.ts';
import { codeSigningConfig } from './shape.ts';

/** A statement of who signs code, for functions to follow (LAM-3). */
export const createCodeSigningConfig = writes<CreateCodeSigningConfigRequest, CreateCodeSigningConfigResponse>({
  service: 'lambda',
  name: 'CreateCodeSigningConfig',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:CreateCodeSigningConfig', resource: '*', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: ({ Tags }) => [{ action: 'lambda:CreateCodeSigningConfig', resource: '*', keys: requestTagKeys(tagList(Tags)) }],
  },
  tables: [codeSigningConfigs],
  errors: ['InvalidParameterValueException'],
  async handle({ input, rows, home, ids, now }) {
    const id = `csc-${Buffer.from(ids.bytes(9)).toString('hex').slice(0, 17)}`;
    const row: CodeSigningRow = {
      description: input.Description ?? '',
      publishers: input.AllowedPublishers.SigningProfileVersionArns,
      untrusted: (input.CodeSigningPolicies?.UntrustedArtifactOnDeployment as CodeSigningRow['untrusted'] | undefined) ?? 'Warn',
      modifiedAt: now,
      tags: newTags([], input.Tags ?? {}),
    };
    rows.put(codeSigningConfigs, [id], row);
    return { CodeSigningConfig: codeSigningConfig(id, row, home) };
  },
});
