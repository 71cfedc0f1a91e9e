import type { ListSSHPublicKeysRequest, ListSSHPublicKeysResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askOwner, ownerOf } from '../access-keys/owner.ts';
import { users } from '../tables.ts';
import { emptyPage } from './empty-page.ts';

export const listSSHPublicKeys = reads<ListSSHPublicKeysRequest, ListSSHPublicKeysResponse>({
  service: 'iam',
  name: 'ListSSHPublicKeys',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListSSHPublicKeys', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askOwner('iam:ListSSHPublicKeys', UserName, context)],
  },
  tables: [users],
  errors: ['NoSuchEntity'],
  async handle(call) {
    await ownerOf(call.rows, call.input.UserName, call.caller);
    return { SSHPublicKeys: [], ...emptyPage(call, 'ListSSHPublicKeys') };
  },
});
