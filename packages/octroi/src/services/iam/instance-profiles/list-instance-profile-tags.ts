import type { ListInstanceProfileTagsRequest, ListInstanceProfileTagsResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { pageOfTags } from '../shared/tags.ts';
import { askProfile, mustHaveProfile } from './profile.ts';
import { instanceProfiles } from './tables.ts';

export const listInstanceProfileTags = reads<ListInstanceProfileTagsRequest, ListInstanceProfileTagsResponse>({
  service: 'iam',
  name: 'ListInstanceProfileTags',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListInstanceProfileTags', resource: 'instance-profile' }],
    asks: async ({ InstanceProfileName }, context) => [await askProfile('iam:ListInstanceProfileTags', InstanceProfileName, context)],
  },
  tables: [instanceProfiles],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const profile = await mustHaveProfile(call.rows, call.input.InstanceProfileName);
    return pageOfTags(call, 'ListInstanceProfileTags', profile.tags);
  },
});
