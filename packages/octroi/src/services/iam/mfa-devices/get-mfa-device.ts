import type { GetMFADeviceRequest, GetMFADeviceResponse } from '../../../../models/iam.gen.ts';
import { mfaDevices } from '../../../kernel/mfa/tables.ts';
import { reads } from '../../../kernel/operation.ts';
import { users } from '../tables.ts';
import { askDeviceOwner, deviceOwner } from './device-owner.ts';
import { mustHaveDeviceOf } from './device.ts';

export const getMFADevice = reads<GetMFADeviceRequest, GetMFADeviceResponse>({
  service: 'iam',
  name: 'GetMFADevice',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetMFADevice', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askDeviceOwner('iam:GetMFADevice', UserName, context)],
  },
  tables: [users, mfaDevices],
  errors: ['NoSuchEntity'],
  async handle({ input, caller, rows, home }) {
    const owner = await deviceOwner(rows, input.UserName, caller);
    const { serialNumber, enabledAt } = await mustHaveDeviceOf(rows, home, owner.id, input.SerialNumber);
    return { ...(owner.name === undefined ? {} : { UserName: owner.name }), SerialNumber: serialNumber, EnableDate: new Date(enabledAt) };
  },
});
