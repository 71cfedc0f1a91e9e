import type { ListMFADevicesRequest, ListMFADevicesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askOwner, ownerOf } from '../access-keys/owner.ts';
import { users } from '../tables.ts';
import { emptyPage } from './empty-page.ts';

export const listMFADevices = reads<ListMFADevicesRequest, ListMFADevicesResponse>({
  service: 'iam',
  name: 'ListMFADevices',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListMFADevices', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askOwner('iam:ListMFADevices', UserName, context)],
  },
  tables: [users],
  errors: ['NoSuchEntity'],
  async handle(call) {
    await ownerOf(call.rows, call.input.UserName, call.caller);
    return { MFADevices: [], ...emptyPage(call, 'ListMFADevices') };
  },
});
