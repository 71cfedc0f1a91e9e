import type { Operation } from '../../../kernel/operation.ts';
import { listMFADevices } from './list-mfa-devices.ts';
import { listVirtualMFADevices } from './list-virtual-mfa-devices.ts';

/** Reads of what hangs on users and cannot be made yet: MFA devices. There is none. */
export const unmadeOperations: readonly Operation[] = [
  listMFADevices, listVirtualMFADevices,
];
