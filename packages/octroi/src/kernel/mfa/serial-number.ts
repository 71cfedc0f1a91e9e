import { createHash } from 'node:crypto';
import { parseArn } from '../arn.ts';
import type { Scope } from '../scope.ts';

const MAX_PLAIN_KEY = 128;

/** The ARN of a virtual MFA device, which is its serial number (IAM-120). `path` begins and ends with `/`. */
export function serialNumberOf(scope: Scope, device: { readonly path: string; readonly name: string }): string {
  return `arn:${scope.partition}:iam::${scope.account}:mfa${device.path}${device.name}`;
}

/**
 * The row key of the device that a serial number names; null if it names none of this account: a hardware device, a security key, another
 * account's device. Path and name identify a device together, letter case included.
 */
export function deviceKeyOf(scope: Scope, serialNumber: string): string | null {
  const arn = parseArn(serialNumber);
  if (arn === null || arn.service !== 'iam' || arn.region !== '' || arn.partition !== scope.partition || arn.account !== scope.account) return null;
  return arn.resource.startsWith('mfa/') ? deviceKey(arn.resource.slice('mfa'.length)) : null;
}

/** The row key of a path with name; short, since markers of lists hold it. No serial number holds a `#`. */
function deviceKey(pathAndName: string): string {
  if (pathAndName.length <= MAX_PLAIN_KEY) return pathAndName;
  return `${pathAndName.slice(0, 63)}#${createHash('sha256').update(pathAndName).digest('hex')}`;
}
