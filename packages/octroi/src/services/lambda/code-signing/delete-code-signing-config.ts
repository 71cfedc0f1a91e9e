import type { DeleteCodeSigningConfigRequest, DeleteCodeSigningConfigResponse } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { conflict } from '../shared/errors.ts';
import { functions } from '../tables.ts';
import { codeSigningConfigs } from './tables.ts';
import { askCodeSigning, checkCodeSigning, idOfCodeSigning, mustHaveCodeSigning } from './designation.ts';

/** Only one that no function follows can be deleted. */
export const deleteCodeSigningConfig = writes<DeleteCodeSigningConfigRequest, DeleteCodeSigningConfigResponse>({
  service: 'lambda',
  name: 'DeleteCodeSigningConfig',
  level: 'Write',
  check: checkCodeSigning,
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:DeleteCodeSigningConfig', resource: 'code signing config' }],
    asks: async ({ CodeSigningConfigArn }, context) => [await askCodeSigning('lambda:DeleteCodeSigningConfig', CodeSigningConfigArn, context)],
  },
  tables: [codeSigningConfigs, functions],
  errors: ['ResourceNotFoundException', 'ResourceConflictException'],
  async handle({ input: { CodeSigningConfigArn }, rows }) {
    await mustHaveCodeSigning(CodeSigningConfigArn, rows);
    const followers = (await listAll(rows, functions)).filter(({ row }) => row.codeSigningConfig === CodeSigningConfigArn);
    if (followers.length > 0) throw conflict(`The code signing configuration ${CodeSigningConfigArn} cannot be deleted because functions use it.`);
    rows.delete(codeSigningConfigs, [idOfCodeSigning(CodeSigningConfigArn)]);
    return {};
  },
});
