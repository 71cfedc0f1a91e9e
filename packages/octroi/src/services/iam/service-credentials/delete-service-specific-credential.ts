import type { DeleteServiceSpecificCredentialRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { users } from '../tables.ts';
import { askAboutCredential, mustHaveCredential } from './credential.ts';
import { serviceCredentialOwners, serviceCredentials, serviceCredentialSecrets } from './tables.ts';

export const deleteServiceSpecificCredential = writes<DeleteServiceSpecificCredentialRequest, object>({
  service: 'iam',
  name: 'DeleteServiceSpecificCredential',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteServiceSpecificCredential', resource: 'user', keys: ['iam:ServiceSpecificCredentialServiceName'] }],
    asks: async (input, context) => [await askAboutCredential('iam:DeleteServiceSpecificCredential', input, context)],
  },
  tables: [users, serviceCredentials, serviceCredentialOwners, serviceCredentialSecrets],
  errors: ['NoSuchEntity'],
  async handle({ input, caller, rows }) {
    const { user, row } = await mustHaveCredential(rows, input, caller);
    rows.delete(serviceCredentials, [user.id, row.id]);
    rows.delete(serviceCredentialOwners, [row.id]);
    rows.delete(serviceCredentialSecrets, [row.id]);
    return {};
  },
});
