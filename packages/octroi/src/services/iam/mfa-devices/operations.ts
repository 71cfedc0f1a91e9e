import type { Operation } from '../../../kernel/operation.ts';
import { createVirtualMFADevice } from './create-virtual-mfa-device.ts';
import { deactivateMFADevice } from './deactivate-mfa-device.ts';
import { deleteVirtualMFADevice } from './delete-virtual-mfa-device.ts';
import { enableMFADevice } from './enable-mfa-device.ts';
import { getMFADevice } from './get-mfa-device.ts';
import { listMFADeviceTags } from './list-mfa-device-tags.ts';
import { listMFADevices } from './list-mfa-devices.ts';
import { listVirtualMFADevices } from './list-virtual-mfa-devices.ts';
import { resyncMFADevice } from './resync-mfa-device.ts';
import { tagMFADevice } from './tag-mfa-device.ts';
import { untagMFADevice } from './untag-mfa-device.ts';

/** The operations on MFA devices (section 6.13). */
export const mfaDeviceOperations: readonly Operation[] = [
  createVirtualMFADevice,
  enableMFADevice,
  resyncMFADevice,
  deactivateMFADevice,
  deleteVirtualMFADevice,
  getMFADevice,
  listMFADevices,
  listVirtualMFADevices,
  tagMFADevice,
  untagMFADevice,
  listMFADeviceTags,
];
