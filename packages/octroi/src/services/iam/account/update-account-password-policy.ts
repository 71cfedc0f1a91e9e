import type { UpdateAccountPasswordPolicyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { ONLY, passwordPolicies } from './tables.ts';

/** Characters, where a policy names no length (IAM-53). */
const DEFAULT_LENGTH = 6;

export const updateAccountPasswordPolicy = writes<UpdateAccountPasswordPolicyRequest, object>({
  service: 'iam',
  name: 'UpdateAccountPasswordPolicy',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UpdateAccountPasswordPolicy', resource: '*' }],
    asks: () => [{ action: 'iam:UpdateAccountPasswordPolicy', resource: '*' }],
  },
  tables: [passwordPolicies],
  errors: [],
  // Everything is replaced: what the request leaves out gets its default, not its former value (IAM-53).
  handle({ input, rows }) {
    rows.put(passwordPolicies, ONLY, {
      minimumLength: input.MinimumPasswordLength ?? DEFAULT_LENGTH,
      requireSymbols: input.RequireSymbols ?? false,
      requireNumbers: input.RequireNumbers ?? false,
      requireUppercase: input.RequireUppercaseCharacters ?? false,
      requireLowercase: input.RequireLowercaseCharacters ?? false,
      allowUsersToChange: input.AllowUsersToChangePassword ?? false,
      ...(input.MaxPasswordAge === undefined ? {} : { maxAge: input.MaxPasswordAge }),
      ...(input.PasswordReusePrevention === undefined ? {} : { reusePrevention: input.PasswordReusePrevention }),
      ...(input.HardExpiry === undefined ? {} : { hardExpiry: input.HardExpiry }),
    });
    return {};
  },
});
