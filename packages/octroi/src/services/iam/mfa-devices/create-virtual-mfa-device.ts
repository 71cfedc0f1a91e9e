import type { CreateVirtualMFADeviceRequest, CreateVirtualMFADeviceResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { seedContext } from '../../../kernel/mfa/prove.ts';
import { deviceKeyOf, serialNumberOf } from '../../../kernel/mfa/serial-number.ts';
import { mfaDevices, mfaSeeds } from '../../../kernel/mfa/tables.ts';
import { writes } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { accountAliases, ONLY } from '../account/tables.ts';
import { adjustedQuotas, countRows, quotaExceeded, quotaOf } from '../shared/quota.ts';
import { checkNewTags } from '../shared/tags.ts';
import { qrCode, seedUri } from './qr-code.ts';
import { base32, SEED_BYTES } from './seed.ts';

/** Longest serial number that any request can name. */
const MAX_SERIAL_NUMBER = 256;
/** Characters that a path may have beside those of names, or no request could name the device. */
const PATH = /^[\w+=/:,.@-]+$/;

export const createVirtualMFADevice = writes<CreateVirtualMFADeviceRequest, CreateVirtualMFADeviceResponse>({
  service: 'iam',
  name: 'CreateVirtualMFADevice',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [
      { action: 'iam:CreateVirtualMFADevice', resource: 'mfa', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] },
      { action: 'iam:TagMFADevice', resource: 'mfa', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'], when: 'tags are given' },
    ],
    asks({ VirtualMFADeviceName, Path, Tags }, context) {
      const ask = { resource: serialNumberOf(globalScope(context.scope), { path: Path ?? '/', name: VirtualMFADeviceName }), keys: requestTagKeys(Tags) };
      const create = { ...ask, action: 'iam:CreateVirtualMFADevice' };
      return Tags === undefined || Tags.length === 0 ? [create] : [create, { ...ask, action: 'iam:TagMFADevice' }];
    },
  },
  check: ({ VirtualMFADeviceName, Path }, { scope }) => checkName(serialNumberOf(scope, { path: Path ?? '/', name: VirtualMFADeviceName }), Path ?? '/'),
  tables: [mfaDevices, mfaSeeds, accountAliases, adjustedQuotas],
  errors: ['EntityAlreadyExists', 'InvalidInput', 'LimitExceeded'],
  async handle({ input, rows, home, ids, seal }) {
    checkNewTags(input.Tags, 'exactly');
    const row = { path: input.Path ?? '/', name: input.VirtualMFADeviceName, tags: input.Tags ?? [] };
    const serialNumber = serialNumberOf(home, row);
    const key = deviceKeyOf(home, serialNumber);
    if (key === null) throw new Error(`${serialNumber} is no serial number`);
    if ((await rows.get(mfaDevices, [key])) !== undefined) throw new ApiError('EntityAlreadyExists', 'MFA device already exists.');
    const limit = await quotaOf(rows, 'UsersQuota'); // as many as users (IAM-134)
    if ((await countRows(rows, mfaDevices)) >= limit) throw quotaExceeded('VirtualMFADevicesPerAccount', limit);
    const seed = base32(ids.bytes(SEED_BYTES));
    const account = (await rows.get(accountAliases, ONLY))?.alias ?? home.account;
    rows.put(mfaDevices, [key], row);
    rows.put(mfaSeeds, [key], { seed: seal.seal(seed, seedContext(serialNumber)) });
    return {
      VirtualMFADevice: {
        SerialNumber: serialNumber,
        Base32StringSeed: Buffer.from(seed, 'ascii'),
        QRCodePNG: await qrCode(seedUri(row.name, account, seed)),
        ...(row.tags.length === 0 ? {} : { Tags: row.tags }),
      },
    };
  },
});

/** IAM-120: the path's own text; and that the serial number can be named. */
function checkName(serialNumber: string, path: string): ApiError | null {
  if (!PATH.test(path)) {
    return new ApiError('ValidationError', 'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.');
  }
  if (serialNumber.length <= MAX_SERIAL_NUMBER) return null;
  return new ApiError('ValidationError', `1 validation error detected: Value at 'serialNumber' failed to satisfy constraint: Member must have length less than or equal to ${MAX_SERIAL_NUMBER}`);
}
