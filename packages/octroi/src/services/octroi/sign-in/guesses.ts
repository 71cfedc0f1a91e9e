import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { defineToken } from '../../../kernel/operation.ts';

/** Failures in a row that cost nothing: of a name, and of an address, behind which many people may sit. */
const FREE = { name: 5, source: 50 };
/** How long the first failure beyond them locks; each further one for twice as long as the one before. Milliseconds, as below. */
const FIRST_LOCK = 5_000;
const LONGEST_LOCK = 900_000;
/** What nobody has tried for so long is forgotten. */
const FORGOTTEN = 3_600_000;

/**
 * Places of memory. Names fall into them by a hash that nobody outside can foresee, so that its size never grows and nobody's failures are
 * pushed out by asking for many other names; two names that share a place share its lock, which is rare.
 */
const PLACES = 65_536;

interface Place {
  failures: number;
  lockedUntil: number;
  lastAt: number;
}

/** An attempt that is under way. It counts as failed until it is told otherwise, so that many at once are no way around it. */
export interface Attempt {
  /** The password was right: the name's failures are forgotten, and this one of the address. */
  right(): void;
}

/** Slows guessing: by the name that is tried, whether or not there is one, and by the address that tries. */
export class Guesses {
  readonly #key = randomBytes(32);
  readonly #places = new Map<number, Place>();

  /** Null while the name or the address is locked; then nothing may be compared. `now`: milliseconds of the decision clock. */
  begin(name: string, source: string | null, now: number): Attempt | null {
    const ofName = this.#place(`name:${name}`, now);
    const ofSource = source === null ? null : this.#place(`source:${networkOf(source)}`, now);
    if (now < ofName.lockedUntil || (ofSource !== null && now < ofSource.lockedUntil)) return null;
    fail(ofName, FREE.name, now);
    if (ofSource !== null) fail(ofSource, FREE.source, now);
    return {
      right() {
        Object.assign(ofName, { failures: 0, lockedUntil: 0 });
        if (ofSource !== null) Object.assign(ofSource, { failures: Math.max(0, ofSource.failures - 1), lockedUntil: 0 });
      },
    };
  }

  clear(): void {
    this.#places.clear();
  }

  #place(text: string, now: number): Place {
    const index = createHmac('sha256', this.#key).update(text).digest().readUInt32BE(0) % PLACES;
    const known = this.#places.get(index);
    if (known !== undefined && now - known.lastAt < FORGOTTEN) return known;
    const fresh = { failures: 0, lockedUntil: 0, lastAt: now };
    this.#places.set(index, fresh);
    return fresh;
  }
}

/** Whoever has an address of IPv6 has 2^64 of them: the network counts. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const whole = tail === undefined ? groups : [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return whole.slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':');
}

function fail(place: Place, free: number, now: number): void {
  place.failures++;
  place.lastAt = now;
  const beyond = place.failures - free;
  if (beyond >= 0) place.lockedUntil = now + Math.min(FIRST_LOCK * 2 ** Math.min(beyond, 30), LONGEST_LOCK);
}

export const guesses = defineToken<Guesses>('the count of wrong passwords');
