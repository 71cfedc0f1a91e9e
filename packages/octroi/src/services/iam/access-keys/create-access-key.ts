import type { CreateAccessKeyRequest, CreateAccessKeyResponse } from '../../../../models/iam.gen.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import { writes } from '../../../kernel/operation.ts';
import { secretContext } from '../principals/keys.ts';
import { adjustedQuotas, requireWithin } from '../shared/quota.ts';
import { accessKeyIndex, accessKeys, users, type AccessKeyRow } from '../tables.ts';
import { freeKeyId } from './free-key-id.ts';
import { askOwner, ownerOf } from './owner.ts';

export const createAccessKey = writes<CreateAccessKeyRequest, CreateAccessKeyResponse>({
  service: 'iam',
  name: 'CreateAccessKey',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:CreateAccessKey', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askOwner('iam:CreateAccessKey', UserName, context)],
  },
  tables: [users, accessKeys, adjustedQuotas],
  globalTables: [accessKeyIndex],
  errors: ['NoSuchEntity', 'LimitExceeded'],
  async handle({ input, caller, rows, home, ids, now, seal }) {
    const owner = await ownerOf(rows, input.UserName, caller);
    await requireWithin(rows, 'AccessKeysPerUserQuota', (await rows.list(accessKeys, { under: [owner.id] })).length + 1);
    const index = rows.in(installationScope(home.partition));
    const id = await freeKeyId(index, ids, home.account);
    const secret = ids.secretAccessKey();
    const row: AccessKeyRow = { id, status: 'Active', createdAt: now, secret: seal.seal(secret, secretContext(id)) };
    rows.put(accessKeys, [owner.id, id], row);
    index.put(accessKeyIndex, [id], { account: home.account, owner: owner.id });
    return {
      AccessKey: { ...(owner.name === undefined ? {} : { UserName: owner.name }), AccessKeyId: id, Status: row.status, SecretAccessKey: secret, CreateDate: new Date(now) },
    };
  },
});
