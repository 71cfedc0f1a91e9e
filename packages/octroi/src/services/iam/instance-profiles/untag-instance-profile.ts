import type { UntagInstanceProfileRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { withoutTags } from '../shared/tags.ts';
import { nameKey } from '../tables.ts';
import { askProfile, mustHaveProfile } from './profile.ts';
import { instanceProfiles } from './tables.ts';

export const untagInstanceProfile = writes<UntagInstanceProfileRequest, object>({
  service: 'iam',
  name: 'UntagInstanceProfile',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UntagInstanceProfile', resource: 'instance-profile', keys: ['aws:TagKeys'] }],
    asks: async ({ InstanceProfileName, TagKeys }, context) => [await askProfile('iam:UntagInstanceProfile', InstanceProfileName, context, { keys: { 'aws:TagKeys': TagKeys }, shown: 'arn' })],
  },
  tables: [instanceProfiles],
  errors: ['NoSuchEntity'],
  async handle({ input, rows }) {
    const profile = await mustHaveProfile(rows, input.InstanceProfileName);
    rows.put(instanceProfiles, [nameKey(profile.name)], { ...profile, tags: withoutTags(profile.tags, input.TagKeys, 'exactly') });
    return {};
  },
});
