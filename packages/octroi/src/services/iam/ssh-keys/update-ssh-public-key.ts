import type { UpdateSSHPublicKeyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { settableStatus } from '../shared/settable-status.ts';
import { users } from '../tables.ts';
import { mustHaveSshKey } from './find.ts';
import { sshKeys } from './table.ts';

export const updateSSHPublicKey = writes<UpdateSSHPublicKeyRequest, object>({
  service: 'iam',
  name: 'UpdateSSHPublicKey',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UpdateSSHPublicKey', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:UpdateSSHPublicKey', UserName, context)],
  },
  tables: [users, sshKeys],
  errors: ['NoSuchEntity', 'InvalidInput'],
  async handle({ input, rows }) {
    const { user, key } = await mustHaveSshKey(rows, input.UserName, input.SSHPublicKeyId);
    rows.put(sshKeys, [user.id, key.id], { ...key, status: settableStatus(input.Status, 'an SSH public key') });
    return {};
  },
});
