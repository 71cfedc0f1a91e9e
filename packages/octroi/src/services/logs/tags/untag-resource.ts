import type { UntagResourceRequest } from '../../../../models/logs.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askTagged } from '../shared/asks.ts';
import { mustFindGroup } from '../shared/designation.ts';
import { LOGS_ERRORS } from '../shared/errors.ts';
import { putTags } from '../shared/tags.ts';
import { groups, groupTags } from '../tables.ts';
import { checkResource, ownerOfResource, taggedGroup } from './target.ts';

/** Takes tags of a log group away. */
export const untagResource = writes<UntagResourceRequest, object>({
  service: 'logs',
  name: 'UntagResource',
  level: 'Tagging',
  owner: ownerOfResource,
  check: checkResource,
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:UntagResource', resource: 'log-group', keys: ['aws:TagKeys'] }],
    asks: async (input, context) => [await askTagged('logs:UntagResource', taggedGroup(input, context.scope), context, input.tagKeys.length === 0 ? {} : { 'aws:TagKeys': input.tagKeys })],
  },
  tables: [groups, groupTags],
  errors: LOGS_ERRORS,
  async handle({ input, rows, home }) {
    const { name } = await mustFindGroup(rows, taggedGroup(input, home), home);
    const tags = (await rows.get(groupTags, [name]))?.tags ?? [];
    putTags(rows, name, tags.filter(({ Key }) => !input.tagKeys.includes(Key)));
    return {};
  },
});
