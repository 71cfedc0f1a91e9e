import type { Operation } from '../../../kernel/operation.ts';
import { deleteLoginProfile } from './delete-login-profile.ts';
import { getLoginProfile } from './get-login-profile.ts';
import { listMFADevices } from './list-mfa-devices.ts';
import { listVirtualMFADevices } from './list-virtual-mfa-devices.ts';

/** Reads of what hangs on users and roles and cannot be made yet: passwords, devices, certificates, instance profiles. There is none. */
export const unmadeOperations: readonly Operation[] = [
  getLoginProfile, deleteLoginProfile,
  listMFADevices, listVirtualMFADevices,
];
