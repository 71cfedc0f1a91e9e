import type { DeleteAccessKeyRequest } from '../../../../models/iam.gen.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import { writes } from '../../../kernel/operation.ts';
import { lastUseRows } from '../last-use/rows.ts';
import { accessKeyIndex, accessKeys, users } from '../tables.ts';
import { askOwner, mustHaveKey, ownerOf } from './owner.ts';

export const deleteAccessKey = writes<DeleteAccessKeyRequest, object>({
  service: 'iam',
  name: 'DeleteAccessKey',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteAccessKey', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askOwner('iam:DeleteAccessKey', UserName, context)],
  },
  tables: [users, accessKeys, lastUseRows],
  globalTables: [accessKeyIndex],
  errors: ['NoSuchEntity'],
  async handle({ input, caller, rows, home }) {
    const owner = await ownerOf(rows, input.UserName, caller);
    const key = await mustHaveKey(rows, owner, input.AccessKeyId);
    rows.delete(accessKeys, [owner.id, key.id]);
    rows.delete(lastUseRows, [key.id]);
    rows.in(installationScope(home.partition)).delete(accessKeyIndex, [key.id]);
    return {};
  },
});
