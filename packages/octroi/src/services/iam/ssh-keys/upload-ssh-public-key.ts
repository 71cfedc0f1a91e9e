import type { UploadSSHPublicKeyRequest, UploadSSHPublicKeyResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { ENTITY_QUOTAS, quotaExceeded } from '../shared/quota.ts';
import { users } from '../tables.ts';
import { parsePublicKey } from './public-key.ts';
import { wholeSshKey } from './shape.ts';
import { sshKeys, type SshKeyRow } from './table.ts';

export const uploadSSHPublicKey = writes<UploadSSHPublicKeyRequest, UploadSSHPublicKeyResponse>({
  service: 'iam',
  name: 'UploadSSHPublicKey',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UploadSSHPublicKey', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:UploadSSHPublicKey', UserName, context)],
  },
  tables: [users, sshKeys],
  errors: ['LimitExceeded', 'NoSuchEntity', 'InvalidPublicKey', 'DuplicateSSHPublicKey', 'UnrecognizedPublicKeyEncoding'],
  async handle({ input, rows, ids, now }) {
    const user = await mustHaveUser(rows, input.UserName);
    const { encoding, fingerprint } = parsePublicKey(input.SSHPublicKeyBody);
    const present = await rows.list(sshKeys, { under: [user.id] });
    if (present.some(({ row }) => row.fingerprint === fingerprint)) {
      throw new ApiError('DuplicateSSHPublicKey', 'The SSH public key is already associated with the specified IAM user.');
    }
    const limit = ENTITY_QUOTAS.SSHPublicKeysPerUser;
    if (present.length >= limit) throw quotaExceeded('SSHPublicKeysPerUser', limit);
    const key: SshKeyRow = { id: ids.unique('APKA'), status: 'Active', uploadedAt: now, body: input.SSHPublicKeyBody, encoding, fingerprint };
    rows.put(sshKeys, [user.id, key.id], key);
    return { SSHPublicKey: wholeSshKey(user, key, encoding) };
  },
});
