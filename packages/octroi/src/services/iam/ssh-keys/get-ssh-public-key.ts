import type { GetSSHPublicKeyRequest, GetSSHPublicKeyResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { users } from '../tables.ts';
import { mustHaveSshKey } from './find.ts';
import { wholeSshKey } from './shape.ts';
import { sshKeys } from './table.ts';

export const getSSHPublicKey = reads<GetSSHPublicKeyRequest, GetSSHPublicKeyResponse>({
  service: 'iam',
  name: 'GetSSHPublicKey',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetSSHPublicKey', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:GetSSHPublicKey', UserName, context)],
  },
  tables: [users, sshKeys],
  errors: ['NoSuchEntity', 'UnrecognizedPublicKeyEncoding'],
  async handle({ input, rows }) {
    const { user, key } = await mustHaveSshKey(rows, input.UserName, input.SSHPublicKeyId);
    return { SSHPublicKey: wholeSshKey(user, key, input.Encoding) };
  },
});
