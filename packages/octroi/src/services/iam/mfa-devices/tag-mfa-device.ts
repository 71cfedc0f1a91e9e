import type { TagMFADeviceRequest } from '../../../../models/iam.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { mfaDevices } from '../../../kernel/mfa/tables.ts';
import { writes } from '../../../kernel/operation.ts';
import { mergeTags } from '../shared/tags.ts';
import { askDevice, mustHaveDevice } from './device.ts';

export const tagMFADevice = writes<TagMFADeviceRequest, object>({
  service: 'iam',
  name: 'TagMFADevice',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:TagMFADevice', resource: 'mfa', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: async ({ SerialNumber, Tags }, context) => [await askDevice('iam:TagMFADevice', SerialNumber, context, requestTagKeys(Tags))],
  },
  tables: [mfaDevices],
  errors: ['InvalidInput', 'LimitExceeded', 'NoSuchEntity'],
  async handle({ input, rows, home }) {
    const { key, row } = await mustHaveDevice(rows, home, input.SerialNumber);
    rows.put(mfaDevices, [key], { ...row, tags: mergeTags(row.tags, input.Tags, 'exactly') });
    return {};
  },
});
