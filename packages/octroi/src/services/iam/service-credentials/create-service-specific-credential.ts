import type { CreateServiceSpecificCredentialRequest, CreateServiceSpecificCredentialResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { ENTITY_QUOTAS, quotaExceeded } from '../shared/quota.ts';
import { users } from '../tables.ts';
import { newSecret } from './credential.ts';
import { API_KEY_SERVICE, mustBeService } from './services.ts';
import { madeCredential } from './shape.ts';
import { serviceCredentialOwners, serviceCredentials, serviceCredentialSecrets, type ServiceCredentialRow } from './tables.ts';

const DAY_MILLIS = 86_400_000;

/** `ann-at-111122223333`, and `ann+1-at-111122223333` for the second, so that no two are the same. */
function freeName(userName: string, account: string, taken: readonly string[]): string {
  for (let count = 0; ; count++) {
    const name = `${userName}${count === 0 ? '' : `+${count}`}-at-${account}`;
    if (!taken.includes(name)) return name;
  }
}

export const createServiceSpecificCredential = writes<CreateServiceSpecificCredentialRequest, CreateServiceSpecificCredentialResponse>({
  service: 'iam',
  name: 'CreateServiceSpecificCredential',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:CreateServiceSpecificCredential', resource: 'user', keys: ['iam:ServiceSpecificCredentialAgeDays', 'iam:ServiceSpecificCredentialServiceName'] }],
    asks: async ({ UserName, ServiceName, CredentialAgeDays }, context) => [
      await askUser('iam:CreateServiceSpecificCredential', UserName, context, {
        keys: { 'iam:ServiceSpecificCredentialServiceName': ServiceName, 'iam:ServiceSpecificCredentialAgeDays': CredentialAgeDays?.toString() },
      }),
    ],
  },
  tables: [users, serviceCredentials, serviceCredentialOwners, serviceCredentialSecrets],
  errors: ['LimitExceeded', 'NoSuchEntity', 'NotSupportedService'],
  async handle({ input, rows, home, ids, now, seal }) {
    const user = await mustHaveUser(rows, input.UserName);
    const service = mustBeService(input.ServiceName);
    const days = input.CredentialAgeDays;
    if (days !== undefined && service !== API_KEY_SERVICE) throw new ApiError('ValidationError', `CredentialAgeDays is not supported for service ${service}`, { status: 400 });
    const present = (await rows.list(serviceCredentials, { under: [user.id] })).map(({ row }) => row).filter((row) => row.service === service);
    const limit = ENTITY_QUOTAS.ServiceSpecificCredentialsPerUser;
    if (present.length >= limit) throw quotaExceeded('ServiceSpecificCredentialsPerUser', limit);
    const row: ServiceCredentialRow = {
      id: ids.unique('ACCA'),
      service,
      publicName: freeName(user.name, home.account, present.map(({ publicName }) => publicName)),
      status: 'Active',
      createdAt: now,
      ...(days === undefined ? {} : { expiresAt: now + days * DAY_MILLIS }),
    };
    rows.put(serviceCredentials, [user.id, row.id], row);
    rows.put(serviceCredentialOwners, [row.id], { owner: user.id });
    return { ServiceSpecificCredential: madeCredential(user.name, row, newSecret(rows, row, ids, seal)) };
  },
});
