import type { ListAccessKeysRequest, ListAccessKeysResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { pageOfRows } from '../shared/pagination.ts';
import { accessKeys, users } from '../tables.ts';
import { askOwner, ownerOf } from './owner.ts';

export const listAccessKeys = reads<ListAccessKeysRequest, ListAccessKeysResponse>({
  service: 'iam',
  name: 'ListAccessKeys',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListAccessKeys', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askOwner('iam:ListAccessKeys', UserName, context)],
  },
  tables: [users, accessKeys],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const owner = await ownerOf(call.rows, call.input.UserName, call.caller);
    const name = owner.name === undefined ? {} : { UserName: owner.name };
    const { items, more } = await pageOfRows(call, 'ListAccessKeys', accessKeys, { under: [owner.id] });
    return { AccessKeyMetadata: items.map(({ row }) => ({ ...name, AccessKeyId: row.id, Status: row.status, CreateDate: new Date(row.createdAt) })), ...more };
  },
});
