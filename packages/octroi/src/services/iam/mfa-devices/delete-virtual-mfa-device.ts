import type { DeleteVirtualMFADeviceRequest } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { mfaDevices, mfaSeeds, mfaStates } from '../../../kernel/mfa/tables.ts';
import { writes } from '../../../kernel/operation.ts';
import { askDevice, mustHaveDevice } from './device.ts';

export const deleteVirtualMFADevice = writes<DeleteVirtualMFADeviceRequest, object>({
  service: 'iam',
  name: 'DeleteVirtualMFADevice',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteVirtualMFADevice', resource: 'mfa' }],
    asks: async ({ SerialNumber }, context) => [await askDevice('iam:DeleteVirtualMFADevice', SerialNumber, context)],
  },
  tables: [mfaDevices, mfaSeeds, mfaStates],
  errors: ['NoSuchEntity', 'DeleteConflict'],
  async handle({ input, rows, home }) {
    const { key, row } = await mustHaveDevice(rows, home, input.SerialNumber);
    // Known from reports only, like the other texts of its kind (IAM-24).
    if (row.assigned !== undefined) throw new ApiError('DeleteConflict', 'MFA VirtualDevice in use. Must deactivate first.');
    rows.delete(mfaDevices, [key]);
    rows.delete(mfaSeeds, [key]);
    rows.delete(mfaStates, [key]);
    return {};
  },
});
