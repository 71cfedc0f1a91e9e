import type { CreateAccountAliasRequest } from '../../../../models/iam.gen.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { accountAliases, aliasOwners, ONLY } from './tables.ts';

export const createAccountAlias = writes<CreateAccountAliasRequest, object>({
  service: 'iam',
  name: 'CreateAccountAlias',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:CreateAccountAlias', resource: '*' }],
    asks: () => [{ action: 'iam:CreateAccountAlias', resource: '*' }],
  },
  tables: [accountAliases],
  globalTables: [aliasOwners],
  errors: ['EntityAlreadyExists'],
  // It would stand for another account wherever an alias and an account number may be given (IAM-130).
  check: ({ AccountAlias }) => (/^\d{12}$/.test(AccountAlias) ? new ApiError('ValidationError', 'The account alias must not be a 12-digit number.') : null),
  async handle({ input, rows, home }) {
    const owners = rows.in(installationScope(home.partition));
    if ((await owners.get(aliasOwners, [input.AccountAlias])) !== undefined) throw new ApiError('EntityAlreadyExists', `The account alias ${input.AccountAlias} already exists.`);
    const before = await rows.get(accountAliases, ONLY);
    if (before !== undefined) owners.delete(aliasOwners, [before.alias]);
    rows.put(accountAliases, ONLY, { alias: input.AccountAlias });
    owners.put(aliasOwners, [input.AccountAlias], { account: home.account });
    return {};
  },
});
