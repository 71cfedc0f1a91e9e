import type { ResetServiceSpecificCredentialRequest, ResetServiceSpecificCredentialResponse } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { users } from '../tables.ts';
import { askAboutCredential, mustHaveCredential, newSecret } from './credential.ts';
import { madeCredential } from './shape.ts';
import { serviceCredentialOwners, serviceCredentials, serviceCredentialSecrets } from './tables.ts';

export const resetServiceSpecificCredential = writes<ResetServiceSpecificCredentialRequest, ResetServiceSpecificCredentialResponse>({
  service: 'iam',
  name: 'ResetServiceSpecificCredential',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ResetServiceSpecificCredential', resource: 'user', keys: ['iam:ServiceSpecificCredentialServiceName'] }],
    asks: async (input, context) => [await askAboutCredential('iam:ResetServiceSpecificCredential', input, context)],
  },
  tables: [users, serviceCredentials, serviceCredentialOwners, serviceCredentialSecrets],
  errors: ['NoSuchEntity'],
  async handle({ input, caller, rows, ids, seal }) {
    const { user, row } = await mustHaveCredential(rows, input, caller);
    return { ServiceSpecificCredential: madeCredential(user.name, row, newSecret(rows, row, ids, seal)) };
  },
});
