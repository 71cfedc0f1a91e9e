import type { UntagMFADeviceRequest } from '../../../../models/iam.gen.ts';
import { mfaDevices } from '../../../kernel/mfa/tables.ts';
import { writes } from '../../../kernel/operation.ts';
import { withoutTags } from '../shared/tags.ts';
import { askDevice, mustHaveDevice } from './device.ts';

export const untagMFADevice = writes<UntagMFADeviceRequest, object>({
  service: 'iam',
  name: 'UntagMFADevice',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UntagMFADevice', resource: 'mfa', keys: ['aws:TagKeys'] }],
    asks: async ({ SerialNumber, TagKeys }, context) => [await askDevice('iam:UntagMFADevice', SerialNumber, context, { 'aws:TagKeys': TagKeys })],
  },
  tables: [mfaDevices],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, home }) {
    const { key, row } = await mustHaveDevice(rows, home, input.SerialNumber);
    rows.put(mfaDevices, [key], { ...row, tags: withoutTags(row.tags, input.TagKeys, 'exactly') });
    return {};
  },
});
