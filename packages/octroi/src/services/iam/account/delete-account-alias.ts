import type { DeleteAccountAliasRequest } from '../../../../models/iam.gen.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { accountAliases, aliasOwners, ONLY } from './tables.ts';

export const deleteAccountAlias = writes<DeleteAccountAliasRequest, object>({
  service: 'iam',
  name: 'DeleteAccountAlias',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteAccountAlias', resource: '*' }],
    asks: () => [{ action: 'iam:DeleteAccountAlias', resource: '*' }],
  },
  tables: [accountAliases],
  globalTables: [aliasOwners],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, home }) {
    const row = await rows.get(accountAliases, ONLY);
    if (row?.alias !== input.AccountAlias) throw new ApiError('NoSuchEntity', `The account alias with name ${input.AccountAlias} cannot be found.`);
    rows.delete(accountAliases, ONLY);
    rows.in(installationScope(home.partition)).delete(aliasOwners, [row.alias]);
    return {};
  },
});
