import type { TagInstanceProfileRequest } from '../../../../models/iam.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { mergeTags } from '../shared/tags.ts';
import { nameKey } from '../tables.ts';
import { askProfile, mustHaveProfile } from './profile.ts';
import { instanceProfiles } from './tables.ts';

export const tagInstanceProfile = writes<TagInstanceProfileRequest, object>({
  service: 'iam',
  name: 'TagInstanceProfile',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:TagInstanceProfile', resource: 'instance-profile', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: async ({ InstanceProfileName, Tags }, context) => [await askProfile('iam:TagInstanceProfile', InstanceProfileName, context, { keys: requestTagKeys(Tags), shown: 'arn' })],
  },
  tables: [instanceProfiles],
  errors: ['InvalidInput', 'LimitExceeded', 'NoSuchEntity'],
  async handle({ input, rows }) {
    const profile = await mustHaveProfile(rows, input.InstanceProfileName);
    rows.put(instanceProfiles, [nameKey(profile.name)], { ...profile, tags: mergeTags(profile.tags, input.Tags, 'exactly') });
    return {};
  },
});
