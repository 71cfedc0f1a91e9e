import type { ListInstanceProfilesRequest, ListInstanceProfilesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { pageOfRows } from '../shared/pagination.ts';
import { listedProfile, profileArn, profileTables } from './profile.ts';
import { instanceProfiles } from './tables.ts';

export const listInstanceProfiles = reads<ListInstanceProfilesRequest, ListInstanceProfilesResponse>({
  service: 'iam',
  name: 'ListInstanceProfiles',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListInstanceProfiles', resource: '*' }],
    // As for lists of users and roles, the ARN of all of them (IAM-190).
    asks: (_input, context) => [{ action: 'iam:ListInstanceProfiles', resource: profileArn(globalScope(context.scope), { path: '/', name: '' }) }],
  },
  tables: profileTables,
  errors: [],
  async handle(call) {
    const prefix = call.input.PathPrefix ?? '/';
    const { items, more } = await pageOfRows(call, 'ListInstanceProfiles', instanceProfiles, { keep: ({ path }) => path.startsWith(prefix) });
    return { InstanceProfiles: await Promise.all(items.map(({ row }) => listedProfile(call.home, row, call.rows, call.look))), ...more };
  },
});
