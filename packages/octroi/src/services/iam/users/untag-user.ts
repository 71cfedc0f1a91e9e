import type { UntagUserRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { withoutTags } from '../shared/tags.ts';
import { nameKey, users } from '../tables.ts';

export const untagUser = writes<UntagUserRequest, object>({
  service: 'iam',
  name: 'UntagUser',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UntagUser', resource: 'user', keys: ['aws:TagKeys'] }],
    asks: async ({ UserName, TagKeys }, context) => [await askUser('iam:UntagUser', UserName, context, { keys: { 'aws:TagKeys': TagKeys }, shown: 'arn' })],
  },
  tables: [users],
  errors: ['NoSuchEntity'],
  async handle({ input, rows }) {
    const user = await mustHaveUser(rows, input.UserName);
    rows.put(users, [nameKey(user.name)], { ...user, tags: withoutTags(user.tags, input.TagKeys, 'ignoring case') });
    return {};
  },
});
