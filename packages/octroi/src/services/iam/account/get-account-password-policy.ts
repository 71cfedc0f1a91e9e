import type { GetAccountPasswordPolicyResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { reads } from '../../../kernel/operation.ts';
import { ONLY, passwordPolicies } from './tables.ts';

export const getAccountPasswordPolicy = reads<Readonly<Record<string, never>>, GetAccountPasswordPolicyResponse>({
  service: 'iam',
  name: 'GetAccountPasswordPolicy',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetAccountPasswordPolicy', resource: '*' }],
    asks: () => [{ action: 'iam:GetAccountPasswordPolicy', resource: '*' }],
  },
  tables: [passwordPolicies],
  errors: ['NoSuchEntity'],
  async handle({ rows, home }) {
    const row = await rows.get(passwordPolicies, ONLY);
    if (row === undefined) throw new ApiError('NoSuchEntity', `The Password Policy with domain name ${home.account} cannot be found.`);
    return {
      PasswordPolicy: {
        MinimumPasswordLength: row.minimumLength,
        RequireSymbols: row.requireSymbols,
        RequireNumbers: row.requireNumbers,
        RequireUppercaseCharacters: row.requireUppercase,
        RequireLowercaseCharacters: row.requireLowercase,
        AllowUsersToChangePassword: row.allowUsersToChange,
        ExpirePasswords: row.maxAge !== undefined,
        ...(row.maxAge === undefined ? {} : { MaxPasswordAge: row.maxAge }),
        ...(row.reusePrevention === undefined ? {} : { PasswordReusePrevention: row.reusePrevention }),
        ...(row.hardExpiry === undefined ? {} : { HardExpiry: row.hardExpiry }),
      },
    };
  },
});
