import type { ListFunctionsByCodeSigningConfigRequest, ListFunctionsByCodeSigningConfigResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { functionArn } from '../shared/designation.ts';
import { limitOf, pageOf, readMarker } from '../shared/pages.ts';
import { functions } from '../tables.ts';
import { codeSigningConfigs } from './tables.ts';
import { askCodeSigning, checkCodeSigning, mustHaveCodeSigning } from './designation.ts';

/** ARNs of the functions that follow a configuration. */
export const listFunctionsByCodeSigningConfig = reads<ListFunctionsByCodeSigningConfigRequest, ListFunctionsByCodeSigningConfigResponse>({
  service: 'lambda',
  name: 'ListFunctionsByCodeSigningConfig',
  level: 'List',
  check: checkCodeSigning,
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:ListFunctionsByCodeSigningConfig', resource: 'code signing config' }],
    asks: async ({ CodeSigningConfigArn }, context) => [await askCodeSigning('lambda:ListFunctionsByCodeSigningConfig', CodeSigningConfigArn, context)],
  },
  tables: [codeSigningConfigs, functions],
  errors: ['InvalidParameterValueException', 'ResourceNotFoundException'],
  async handle({ input, rows, home }) {
    await mustHaveCodeSigning(input.CodeSigningConfigArn, rows);
    const after = readMarker(input.Marker, 1)?.[0] ?? '';
    const found = (await listAll(rows, functions)).filter(({ row }) => row.codeSigningConfig === input.CodeSigningConfigArn && row.name > after);
    const { shown, next } = pageOf(found, limitOf(input.MaxItems), (entry) => entry.id);
    return { FunctionArns: shown.map(({ row }) => functionArn(home, row.name)), ...next };
  },
});
