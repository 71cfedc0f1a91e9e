import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '../../../../models/logs.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askTagged } from '../shared/asks.ts';
import { mustFindGroup } from '../shared/designation.ts';
import { LOGS_ERRORS } from '../shared/errors.ts';
import { tagMap } from '../shared/tags.ts';
import { groups, groupTags } from '../tables.ts';
import { checkResource, ownerOfResource, taggedGroup } from './target.ts';

/** The tags of a log group. */
export const listTagsForResource = reads<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  service: 'logs',
  name: 'ListTagsForResource',
  level: 'List',
  owner: ownerOfResource,
  check: checkResource,
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:ListTagsForResource', resource: 'log-group' }],
    asks: async (input, context) => [await askTagged('logs:ListTagsForResource', taggedGroup(input, context.scope), context)],
  },
  tables: [groups, groupTags],
  errors: LOGS_ERRORS,
  async handle({ input, rows, home }) {
    const { name } = await mustFindGroup(rows, taggedGroup(input, home), home);
    return { tags: tagMap((await rows.get(groupTags, [name]))?.tags ?? []) };
  },
});
