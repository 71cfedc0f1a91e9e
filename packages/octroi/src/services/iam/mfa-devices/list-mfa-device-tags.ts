import type { ListMFADeviceTagsRequest, ListMFADeviceTagsResponse } from '../../../../models/iam.gen.ts';
import { mfaDevices } from '../../../kernel/mfa/tables.ts';
import { reads } from '../../../kernel/operation.ts';
import { pageOfTags } from '../shared/tags.ts';
import { askDevice, mustHaveDevice } from './device.ts';

export const listMFADeviceTags = reads<ListMFADeviceTagsRequest, ListMFADeviceTagsResponse>({
  service: 'iam',
  name: 'ListMFADeviceTags',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListMFADeviceTags', resource: 'mfa' }],
    asks: async ({ SerialNumber }, context) => [await askDevice('iam:ListMFADeviceTags', SerialNumber, context)],
  },
  tables: [mfaDevices],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const { row } = await mustHaveDevice(call.rows, call.home, call.input.SerialNumber);
    return pageOfTags(call, 'ListMFADeviceTags', row.tags);
  },
});
