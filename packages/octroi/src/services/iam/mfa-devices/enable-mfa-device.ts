import type { EnableMFADeviceRequest } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { proveConsecutiveCodes } from '../../../kernel/mfa/prove.ts';
import { mfaAssignments, mfaDevices, mfaSeeds, mfaStates } from '../../../kernel/mfa/tables.ts';
import { writes } from '../../../kernel/operation.ts';
import { quotaExceeded } from '../shared/quota.ts';
import { users } from '../tables.ts';
import { askDeviceOwner, deviceOwner } from './device-owner.ts';
import { mustHaveDevice } from './device.ts';
import { invalidCode } from './invalid-code.ts';

/** IAM-121, IAM-134. */
const DEVICES_PER_USER = 8;

export const enableMFADevice = writes<EnableMFADeviceRequest, object>({
  service: 'iam',
  name: 'EnableMFADevice',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:EnableMFADevice', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askDeviceOwner('iam:EnableMFADevice', UserName, context)],
  },
  tables: [users, mfaDevices, mfaSeeds, mfaStates, mfaAssignments],
  errors: ['EntityAlreadyExists', 'InvalidAuthenticationCode', 'LimitExceeded', 'NoSuchEntity'],
  async handle({ input, caller, rows, home, now, hostNow, seal }) {
    const owner = await deviceOwner(rows, input.UserName, caller);
    const device = await mustHaveDevice(rows, home, input.SerialNumber);
    if (device.row.assigned !== undefined) throw new ApiError('EntityAlreadyExists', 'MFA Device is already in use.');
    const held = await rows.list(mfaAssignments, { under: [owner.id], limit: DEVICES_PER_USER });
    if (held.length >= DEVICES_PER_USER) throw quotaExceeded('MFADevicesPerUser', DEVICES_PER_USER);
    const good = await proveConsecutiveCodes(device, [input.AuthenticationCode1, input.AuthenticationCode2], { rows, seal, now, hostNow });
    if (!good) return invalidCode();
    rows.put(mfaDevices, [device.key], { ...device.row, assigned: { owner: owner.id, at: now } });
    rows.put(mfaAssignments, [owner.id, device.key], {});
    return {};
  },
});
