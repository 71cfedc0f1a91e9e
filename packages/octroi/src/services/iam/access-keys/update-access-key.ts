import type { UpdateAccessKeyRequest } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { accessKeys, users } from '../tables.ts';
import { askOwner, mustHaveKey, ownerOf } from './owner.ts';

export const updateAccessKey = writes<UpdateAccessKeyRequest, object>({
  service: 'iam',
  name: 'UpdateAccessKey',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UpdateAccessKey', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askOwner('iam:UpdateAccessKey', UserName, context)],
  },
  tables: [users, accessKeys],
  errors: ['NoSuchEntity', 'InvalidInput'],
  async handle({ input, caller, rows }) {
    const owner = await ownerOf(rows, input.UserName, caller);
    const key = await mustHaveKey(rows, owner, input.AccessKeyId);
    // The model's third status, Expired, is one that only AWS gives (IAM-41).
    if (input.Status === 'Expired') throw new ApiError('InvalidInput', 'The status of an access key can be set to Active or Inactive only.');
    rows.put(accessKeys, [owner.id, key.id], { ...key, status: input.Status });
    return {};
  },
});
