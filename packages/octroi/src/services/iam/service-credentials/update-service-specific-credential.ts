import type { UpdateServiceSpecificCredentialRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { settableStatus } from '../shared/settable-status.ts';
import { users } from '../tables.ts';
import { askAboutCredential, mustHaveCredential } from './credential.ts';
import { serviceCredentialOwners, serviceCredentials } from './tables.ts';

export const updateServiceSpecificCredential = writes<UpdateServiceSpecificCredentialRequest, object>({
  service: 'iam',
  name: 'UpdateServiceSpecificCredential',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UpdateServiceSpecificCredential', resource: 'user', keys: ['iam:ServiceSpecificCredentialServiceName'] }],
    asks: async (input, context) => [await askAboutCredential('iam:UpdateServiceSpecificCredential', input, context)],
  },
  tables: [users, serviceCredentials, serviceCredentialOwners],
  errors: ['NoSuchEntity', 'InvalidInput'],
  async handle({ input, caller, rows }) {
    const { user, row } = await mustHaveCredential(rows, input, caller);
    rows.put(serviceCredentials, [user.id, row.id], { ...row, status: settableStatus(input.Status, 'a service-specific credential') });
    return {};
  },
});
