import type { Transaction } from '../../store/kv.ts';
import { ApiError } from '../api-error.ts';
import { permitWithoutCaller } from '../authorise.ts';
import type { Caller } from '../caller.ts';
import type { RequestFacts, Sealer } from '../operation.ts';
import { writerFor } from '../rows.ts';
import { GLOBAL_REGION } from '../scope.ts';
import { proveCode } from './prove.ts';
import { deviceKeyOf } from './serial-number.ts';
import { mfaDevices, mfaSeeds, mfaStates } from './tables.ts';

/** A code of an MFA device that came with a request (STS-22). */
export interface SecondFactor {
  readonly serialNumber: string;
  readonly code: string;
}

const TABLES = [mfaDevices, mfaSeeds, mfaStates];

/**
 * Proves a second factor within the transaction of its request, before anything is decided: null if the device is the caller's own and
 * the code good, which is then used up; otherwise the refusal, and the transaction has to commit all the same, since a wrong code counts
 * (STS-22, STS-24). It belongs to authentication, so there is no permit yet but this one for the device's rows.
 */
export async function proveSecondFactor(tx: Transaction, factor: SecondFactor, { caller, requestId, now, hostNow }: RequestFacts, seal: Sealer): Promise<ApiError | null> {
  const owner = deviceOwnerOf(caller);
  if (owner === null || caller.account === null) return refusedFactor('unknown device');
  const home = { partition: caller.partition, account: caller.account, region: GLOBAL_REGION };
  const key = deviceKeyOf(home, factor.serialNumber);
  if (key === null) return refusedFactor('unknown device');
  const permit = permitWithoutCaller([{ scope: home, tables: TABLES, mode: 'write' }]);
  try {
    const rows = writerFor(tx, permit, home, requestId);
    if ((await rows.get(mfaDevices, [key]))?.assigned?.owner !== owner) return refusedFactor('unknown device');
    const good = await proveCode({ key, serialNumber: factor.serialNumber }, factor.code, { rows, seal, now, hostNow });
    return good ? null : refusedFactor('wrong code');
  } finally {
    permit.end();
  }
}

/** Whose devices a caller has: a user's unique id, `root`, or null for whoever can have none: role sessions, federated users, services. */
function deviceOwnerOf({ principal }: Caller): string | null {
  if (principal.kind === 'root') return 'root';
  return principal.kind === 'user' ? principal.id : null;
}

/** STS-22, to the last blank. */
const TEXTS = {
  'half of it': 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
  'wrong code': 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
  'unknown device': 'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
} as const;

export function refusedFactor(reason: keyof typeof TEXTS): ApiError {
  return new ApiError('AccessDenied', TEXTS[reason], { status: 403 });
}
