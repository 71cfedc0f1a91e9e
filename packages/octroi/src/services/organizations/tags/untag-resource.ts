import type { UntagResourceRequest } from '../../../../models/organizations.gen.ts';
import { resourceTags } from '../tables.ts';
import { writesOrganization } from '../shared/define.ts';
import { putTags } from '../shared/tags.ts';
import { askTags, mustBeTaggable, tagDeclares, taggedTables } from './resource.ts';

export const untagResource = writesOrganization<UntagResourceRequest, object>({
  name: 'UntagResource',
  level: 'Tagging',
  who: 'management',
  access: {
    kind: 'asks',
    declares: tagDeclares('organizations:UntagResource', ['aws:TagKeys']),
    asks: async ({ ResourceId, TagKeys }, context) => [await askTags('organizations:UntagResource', ResourceId, context, { 'aws:TagKeys': TagKeys.length === 0 ? undefined : TagKeys })],
  },
  tables: taggedTables,
  errors: ['TargetNotFoundException', 'ConstraintViolationException'],
  async handle({ input, organization, shared }) {
    await mustBeTaggable(shared, organization, input.ResourceId);
    const present = (await shared.get(resourceTags, [organization.id, input.ResourceId]))?.tags ?? [];
    putTags(shared, organization.id, input.ResourceId, present.filter(({ Key }) => !input.TagKeys.includes(Key)));
    return {};
  },
});
