import type { DeleteProvisionedConcurrencyConfigRequest } from '../../../../../models/lambda.gen.ts';
import { writes } from '../../../../kernel/operation.ts';
import { askFunction } from '../../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../../shared/designation.ts';
import { FUNCTION_ERRORS } from '../../shared/errors.ts';
import { aliases, functions, versions } from '../../tables.ts';
import { accountConcurrency, provisionedConcurrency } from '../tables.ts';
import { DECLARED, mustBeProvisionable } from './find.ts';
import { release } from './keep.ts';

/** Keeps nothing ready any more (LAM-83). */
export const deleteProvisionedConcurrencyConfig = writes<DeleteProvisionedConcurrencyConfigRequest, object>({
  service: 'lambda',
  name: 'DeleteProvisionedConcurrencyConfig',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: true }),
  access: {
    kind: 'asks',
    declares: DECLARED.map((resource) => ({ action: 'lambda:DeleteProvisionedConcurrencyConfig', resource })),
    asks: async (input, context) => [await askFunction('lambda:DeleteProvisionedConcurrencyConfig', input, context)],
  },
  tables: [accountConcurrency, aliases, functions, provisionedConcurrency, versions],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home }) {
    const { row, qualifier } = await mustBeProvisionable(designated(input, scope), rows, home);
    await release(row, qualifier, rows);
    return {};
  },
});
