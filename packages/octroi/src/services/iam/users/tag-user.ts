import type { TagUserRequest } from '../../../../models/iam.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { mergeTags } from '../shared/tags.ts';
import { nameKey, users } from '../tables.ts';

export const tagUser = writes<TagUserRequest, object>({
  service: 'iam',
  name: 'TagUser',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:TagUser', resource: 'user', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: async ({ UserName, Tags }, context) => [await askUser('iam:TagUser', UserName, context, { keys: requestTagKeys(Tags), shown: 'arn' })],
  },
  tables: [users],
  errors: ['InvalidInput', 'LimitExceeded', 'NoSuchEntity'],
  async handle({ input, rows }) {
    const user = await mustHaveUser(rows, input.UserName);
    rows.put(users, [nameKey(user.name)], { ...user, tags: mergeTags(user.tags, input.Tags, 'ignoring case') });
    return {};
  },
});
