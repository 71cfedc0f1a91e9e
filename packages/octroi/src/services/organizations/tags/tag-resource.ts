import type { TagResourceRequest } from '../../../../models/organizations.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { resourceTags } from '../tables.ts';
import { writesOrganization } from '../shared/define.ts';
import { mergeTags, putTags } from '../shared/tags.ts';
import { askTags, mustBeTaggable, tagDeclares, taggedTables } from './resource.ts';

export const tagResource = writesOrganization<TagResourceRequest, object>({
  name: 'TagResource',
  level: 'Tagging',
  who: 'management',
  access: {
    kind: 'asks',
    declares: tagDeclares('organizations:TagResource', ['aws:RequestTag/${TagKey}', 'aws:TagKeys']),
    asks: async ({ ResourceId, Tags }, context) => [await askTags('organizations:TagResource', ResourceId, context, requestTagKeys(Tags))],
  },
  tables: taggedTables,
  errors: ['TargetNotFoundException', 'ConstraintViolationException'],
  async handle({ input, organization, shared }) {
    await mustBeTaggable(shared, organization, input.ResourceId);
    const present = (await shared.get(resourceTags, [organization.id, input.ResourceId]))?.tags ?? [];
    putTags(shared, organization.id, input.ResourceId, mergeTags(present, input.Tags));
    return {};
  },
});
