import type { ListSSHPublicKeysRequest, ListSSHPublicKeysResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askOwner } from '../access-keys/owner.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { pageOfItems, pageOfRows } from '../shared/pagination.ts';
import { users } from '../tables.ts';
import { listedSshKey } from './shape.ts';
import { sshKeys } from './table.ts';

export const listSSHPublicKeys = reads<ListSSHPublicKeysRequest, ListSSHPublicKeysResponse>({
  service: 'iam',
  name: 'ListSSHPublicKeys',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListSSHPublicKeys', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askOwner('iam:ListSSHPublicKeys', UserName, context)],
  },
  tables: [users, sshKeys],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const name = call.input.UserName ?? call.caller.userName;
    // The root user, who names nobody, has no such keys and is told so.
    if (name === undefined) return { SSHPublicKeys: [], ...pageOfItems<never>(call, 'ListSSHPublicKeys', [], String).more };
    const user = await mustHaveUser(call.rows, name);
    const { items, more } = await pageOfRows(call, 'ListSSHPublicKeys', sshKeys, { under: [user.id] });
    return { SSHPublicKeys: items.map(({ row }) => listedSshKey(user, row)), ...more };
  },
});
