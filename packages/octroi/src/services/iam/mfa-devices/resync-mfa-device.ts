import type { ResyncMFADeviceRequest } from '../../../../models/iam.gen.ts';
import { proveConsecutiveCodes } from '../../../kernel/mfa/prove.ts';
import { mfaDevices, mfaSeeds, mfaStates } from '../../../kernel/mfa/tables.ts';
import { writes } from '../../../kernel/operation.ts';
import { users } from '../tables.ts';
import { askDeviceOwner, deviceOwner } from './device-owner.ts';
import { mustHaveDeviceOf } from './device.ts';
import { invalidCode } from './invalid-code.ts';

export const resyncMFADevice = writes<ResyncMFADeviceRequest, object>({
  service: 'iam',
  name: 'ResyncMFADevice',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ResyncMFADevice', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askDeviceOwner('iam:ResyncMFADevice', UserName, context)],
  },
  tables: [users, mfaDevices, mfaSeeds, mfaStates],
  errors: ['InvalidAuthenticationCode', 'NoSuchEntity'],
  async handle({ input, caller, rows, home, now, hostNow, seal }) {
    const owner = await deviceOwner(rows, input.UserName, caller);
    const device = await mustHaveDeviceOf(rows, home, owner.id, input.SerialNumber);
    const good = await proveConsecutiveCodes(device, [input.AuthenticationCode1, input.AuthenticationCode2], { rows, seal, now, hostNow });
    return good ? {} : invalidCode();
  },
});
