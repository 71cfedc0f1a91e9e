import type { ListUserTagsRequest, ListUserTagsResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { pageOfTags } from '../shared/tags.ts';
import { users } from '../tables.ts';

export const listUserTags = reads<ListUserTagsRequest, ListUserTagsResponse>({
  service: 'iam',
  name: 'ListUserTags',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListUserTags', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:ListUserTags', UserName, context)],
  },
  tables: [users],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const user = await mustHaveUser(call.rows, call.input.UserName);
    return pageOfTags(call, 'ListUserTags', user.tags);
  },
});
