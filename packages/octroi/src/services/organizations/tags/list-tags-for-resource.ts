import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '../../../../models/organizations.gen.ts';
import { resourceTags } from '../tables.ts';
import { readsOrganization } from '../shared/define.ts';
import { pageOf } from '../shared/paging.ts';
import { askTags, mustBeTaggable, tagDeclares, taggedTables } from './resource.ts';

export const listTagsForResource = readsOrganization<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  name: 'ListTagsForResource',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: tagDeclares('organizations:ListTagsForResource', []),
    asks: async ({ ResourceId }, context) => [await askTags('organizations:ListTagsForResource', ResourceId, context)],
  },
  tables: taggedTables,
  errors: ['TargetNotFoundException'],
  async handle(call) {
    const { input, organization, shared } = call;
    await mustBeTaggable(shared, organization, input.ResourceId);
    const tags = (await shared.get(resourceTags, [organization.id, input.ResourceId]))?.tags ?? [];
    const { items, more } = pageOf(call, `ListTagsForResource:${input.ResourceId}`, tags, ({ Key }) => Key);
    return { Tags: items, ...more };
  },
});
