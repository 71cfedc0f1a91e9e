import type { ListMFADevicesRequest, ListMFADevicesResponse, MFADevice } from '../../../../models/iam.gen.ts';
import { serialNumberOf } from '../../../kernel/mfa/serial-number.ts';
import { mfaAssignments, mfaDevices } from '../../../kernel/mfa/tables.ts';
import { reads } from '../../../kernel/operation.ts';
import { pageOfRows } from '../shared/pagination.ts';
import { users } from '../tables.ts';
import { askDeviceOwner, deviceOwner } from './device-owner.ts';

export const listMFADevices = reads<ListMFADevicesRequest, ListMFADevicesResponse>({
  service: 'iam',
  name: 'ListMFADevices',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListMFADevices', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askDeviceOwner('iam:ListMFADevices', UserName, context)],
  },
  tables: [users, mfaDevices, mfaAssignments],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const { rows, home } = call;
    const owner = await deviceOwner(rows, call.input.UserName, call.caller);
    const { items, more } = await pageOfRows(call, 'ListMFADevices', mfaAssignments, { under: [owner.id] });
    const MFADevices: MFADevice[] = [];
    for (const { id } of items) {
      const row = await rows.get(mfaDevices, [id[1]!]);
      if (row?.assigned === undefined) throw new Error(`the device ${id[1]} is assigned and does not know it`);
      MFADevices.push({ ...(owner.name === undefined ? {} : { UserName: owner.name }), SerialNumber: serialNumberOf(home, row), EnableDate: new Date(row.assigned.at) });
    }
    return { MFADevices, ...more };
  },
});
