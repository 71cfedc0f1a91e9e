import type { CreateInstanceProfileRequest, CreateInstanceProfileResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { quotaTables, requireQuota } from '../shared/quota.ts';
import { checkNewTags } from '../shared/tags.ts';
import { nameKey } from '../tables.ts';
import { profileArn, profileTables, wholeProfile } from './profile.ts';
import { instanceProfiles, type InstanceProfileRow } from './tables.ts';

export const createInstanceProfile = writes<CreateInstanceProfileRequest, CreateInstanceProfileResponse>({
  service: 'iam',
  name: 'CreateInstanceProfile',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [
      { action: 'iam:CreateInstanceProfile', resource: 'instance-profile', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] },
      { action: 'iam:TagInstanceProfile', resource: 'instance-profile', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'], when: 'tags are given' },
    ],
    asks({ InstanceProfileName, Path, Tags }, context) {
      const resource = profileArn(globalScope(context.scope), { path: Path ?? '/', name: InstanceProfileName });
      const keys = requestTagKeys(Tags);
      const create = { action: 'iam:CreateInstanceProfile', resource, keys };
      return Tags === undefined || Tags.length === 0 ? [create] : [create, { action: 'iam:TagInstanceProfile', resource, keys }];
    },
  },
  tables: [...profileTables, ...quotaTables],
  errors: ['EntityAlreadyExists', 'InvalidInput', 'LimitExceeded'],
  async handle({ input, rows, home, ids, now, look }) {
    checkNewTags(input.Tags, 'exactly');
    if ((await rows.get(instanceProfiles, [nameKey(input.InstanceProfileName)])) !== undefined) {
      throw new ApiError('EntityAlreadyExists', `Instance Profile ${input.InstanceProfileName} already exists.`);
    }
    await requireQuota(rows, instanceProfiles, 'InstanceProfilesQuota');
    const row: InstanceProfileRow = {
      name: input.InstanceProfileName,
      path: input.Path ?? '/',
      id: ids.unique('AIPA'),
      createdAt: now,
      tags: input.Tags ?? [],
    };
    rows.put(instanceProfiles, [nameKey(row.name)], row);
    return { InstanceProfile: await wholeProfile(home, row, rows, look) };
  },
});
