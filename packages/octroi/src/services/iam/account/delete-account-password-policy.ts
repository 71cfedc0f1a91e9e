import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { ONLY, passwordPolicies } from './tables.ts';

export const deleteAccountPasswordPolicy = writes<Readonly<Record<string, never>>, object>({
  service: 'iam',
  name: 'DeleteAccountPasswordPolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteAccountPasswordPolicy', resource: '*' }],
    asks: () => [{ action: 'iam:DeleteAccountPasswordPolicy', resource: '*' }],
  },
  tables: [passwordPolicies],
  errors: ['NoSuchEntity'],
  async handle({ rows }) {
    if ((await rows.get(passwordPolicies, ONLY)) === undefined) throw new ApiError('NoSuchEntity', 'The account policy with name PasswordPolicy cannot be found.');
    rows.delete(passwordPolicies, ONLY);
    return {};
  },
});
