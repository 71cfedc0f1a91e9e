import type { Sealer } from '../operation.ts';
import type { RowWriter } from '../rows.ts';
import { codesOf, sameCode, stepAt } from './codes.ts';
import { mfaSeeds, mfaStates, type MfaStateRow } from './tables.ts';

/** A device of the account whose rows are at hand. */
export interface Device {
  readonly key: string;
  readonly serialNumber: string;
}

/** What a proof needs: rows that cover `mfaSeeds` and `mfaStates`, and the two clocks (docs/adr/0007-two-clocks.md). */
export interface ProofNeeds {
  readonly rows: RowWriter;
  readonly seal: Pick<Sealer, 'open'>;
  /** Milliseconds of the decision clock. */
  readonly now: number;
  /** Milliseconds of the host's clock. */
  readonly hostNow: number;
}

/** Steps beside the expected one from which a code is good: the one before and the one after. */
const TOLERANCE = 1;
/** Steps around the clock in which a device is sought that is enabled or synchronised: ten minutes either way. */
const SEARCH = 20;

/** Wrong codes in a row that cost nothing; each further one locks the device for twice as long as the one before. */
const FREE_FAILURES = 5;
const FIRST_LOCK_MILLIS = 30_000;
const LONGEST_LOCK_MILLIS = 3_600_000;

const NEW: MfaStateRow = { drift: 0, lastStep: -1, failures: 0, lockedUntil: 0 };

/** What a seed's sealed form is bound to. */
export function seedContext(serialNumber: string): string {
  return `mfa-device:${serialNumber}`;
}

/**
 * True if the code is one of the device's now and was not used up; from then on it is. A wrong one counts against the device. Both are
 * rows, so the transaction has to commit whatever the answer is.
 */
export function proveCode(device: Device, code: string, needs: ProofNeeds): Promise<boolean> {
  return prove(device, [code], needs);
}

/** The same for two codes, the second of which follows the first at once: a device that is enabled, or synchronised anew (IAM-121). */
export function proveConsecutiveCodes(device: Device, codes: readonly [string, string], needs: ProofNeeds): Promise<boolean> {
  return prove(device, codes, needs);
}

async function prove(device: Device, codes: readonly string[], needs: ProofNeeds): Promise<boolean> {
  const { rows, now } = needs;
  const state = (await rows.get(mfaStates, [device.key])) ?? NEW;
  if (now < state.lockedUntil) return false;
  const found = await findStep(device, codes, state, needs);
  rows.put(mfaStates, [device.key], found === null ? failed(state, now) : { drift: found.drift, lastStep: found.step, failures: 0, lockedUntil: 0 });
  return found !== null;
}

interface Found {
  /** The step of the last code. */
  readonly step: number;
  readonly drift: number;
}

/** Where the codes lie, or null. Every candidate is compared, so that the time does not tell which one it was. */
async function findStep(device: Device, codes: readonly string[], state: MfaStateRow, { rows, seal, now, hostNow }: ProofNeeds): Promise<Found | null> {
  const sealed = await rows.get(mfaSeeds, [device.key]);
  if (sealed === undefined) return null;
  const codeAt = await codesOf(seal.open(sealed.seed, seedContext(device.serialNumber)).toString('utf8'));
  const [expected, reach] = codes.length === 1 ? [state.drift, TOLERANCE] : [0, SEARCH];
  let found: Found | null = null;
  for (const clock of new Set([stepAt(now), stepAt(hostNow)])) {
    for (let drift = expected - reach; drift <= expected + reach; drift++) {
      const last = clock + drift;
      const first = last - codes.length + 1;
      // All of them, without a shortcut.
      const same = codes.map((code, index) => sameCode(code, codeAt(Math.max(0, first + index)))).every(Boolean);
      if (same && first > state.lastStep && first >= 0 && Math.abs(drift) <= SEARCH) found ??= { step: last, drift };
    }
  }
  return found;
}

function failed(state: MfaStateRow, now: number): MfaStateRow {
  const failures = state.failures + 1;
  const beyond = failures - FREE_FAILURES;
  const lock = beyond < 0 ? 0 : Math.min(FIRST_LOCK_MILLIS * 2 ** Math.min(beyond, 30), LONGEST_LOCK_MILLIS);
  return { ...state, failures, lockedUntil: lock === 0 ? 0 : now + lock };
}
