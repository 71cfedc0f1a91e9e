import type { ContextValue } from '@octroi/policy';
import { ApiError } from '../../../kernel/api-error.ts';
import type { Ask } from '../../../kernel/ask.ts';
import type { Device } from '../../../kernel/mfa/prove.ts';
import { deviceKeyOf } from '../../../kernel/mfa/serial-number.ts';
import { mfaDevices, type MfaDeviceRow } from '../../../kernel/mfa/tables.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { globalScope, type Scope } from '../../../kernel/scope.ts';

/** A virtual MFA device with its row. */
export interface FoundDevice extends Device {
  readonly row: MfaDeviceRow;
}

/** The device of this serial number, or NoSuchEntity (IAM-21): hardware devices and security keys do not exist here. */
export async function mustHaveDevice(rows: RowReader, home: Scope, serialNumber: string): Promise<FoundDevice> {
  const key = deviceKeyOf(home, serialNumber);
  const row = key === null ? undefined : await rows.get(mfaDevices, [key]);
  if (key === null || row === undefined) throw noSuchDevice(serialNumber);
  return { key, serialNumber, row };
}

/** The same, for a device that is assigned to this owner; another one's is as good as none. */
export async function mustHaveDeviceOf(rows: RowReader, home: Scope, owner: string, serialNumber: string): Promise<FoundDevice & { readonly enabledAt: number }> {
  const device = await mustHaveDevice(rows, home, serialNumber);
  const { assigned } = device.row;
  if (assigned?.owner !== owner) throw noSuchDevice(serialNumber);
  return { ...device, enabledAt: assigned.at };
}

function noSuchDevice(serialNumber: string): ApiError {
  return new ApiError('NoSuchEntity', `MFA Device with serial number ${serialNumber} does not exist.`);
}

/** What is asked for in the place of a serial number that is no ARN of a virtual device: the ARN that such a one would have. */
function designated(scope: Scope, serialNumber: string): string {
  return serialNumber.startsWith('arn:') ? serialNumber : `arn:${scope.partition}:iam::${scope.account}:mfa/${serialNumber}`;
}

/** An ask about a device, under its serial number, whether or not it exists (IAM-190), with its tags. */
export async function askDevice(action: string, serialNumber: string, context: AskContext, keys: Readonly<Record<string, ContextValue | undefined>> = {}): Promise<Ask> {
  const scope = globalScope(context.scope);
  const key = deviceKeyOf(scope, serialNumber);
  const row = key === null ? undefined : await context.look.get(mfaDevices, scope, [key]);
  return { action, resource: designated(scope, serialNumber), keys, resourceTags: row?.tags ?? [] };
}
