import type { DeactivateMFADeviceRequest } from '../../../../models/iam.gen.ts';
import { mfaAssignments, mfaDevices } from '../../../kernel/mfa/tables.ts';
import { writes } from '../../../kernel/operation.ts';
import { users } from '../tables.ts';
import { askDeviceOwner, deviceOwner } from './device-owner.ts';
import { mustHaveDeviceOf } from './device.ts';

/** The device stays, assigned to nobody (IAM-122), and so does what its codes have taught: none of them is good again. */
export const deactivateMFADevice = writes<DeactivateMFADeviceRequest, object>({
  service: 'iam',
  name: 'DeactivateMFADevice',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeactivateMFADevice', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askDeviceOwner('iam:DeactivateMFADevice', UserName, context)],
  },
  tables: [users, mfaDevices, mfaAssignments],
  errors: ['NoSuchEntity'],
  async handle({ input, caller, rows, home }) {
    const owner = await deviceOwner(rows, input.UserName, caller);
    const { key, row } = await mustHaveDeviceOf(rows, home, owner.id, input.SerialNumber);
    rows.put(mfaDevices, [key], { path: row.path, name: row.name, tags: row.tags });
    rows.delete(mfaAssignments, [owner.id, key]);
    return {};
  },
});
