import type { DeleteSSHPublicKeyRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { users } from '../tables.ts';
import { mustHaveSshKey } from './find.ts';
import { sshKeys } from './table.ts';

export const deleteSSHPublicKey = writes<DeleteSSHPublicKeyRequest, object>({
  service: 'iam',
  name: 'DeleteSSHPublicKey',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteSSHPublicKey', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:DeleteSSHPublicKey', UserName, context)],
  },
  tables: [users, sshKeys],
  errors: ['NoSuchEntity'],
  async handle({ input, rows }) {
    const { user, key } = await mustHaveSshKey(rows, input.UserName, input.SSHPublicKeyId);
    rows.delete(sshKeys, [user.id, key.id]);
    return {};
  },
});
