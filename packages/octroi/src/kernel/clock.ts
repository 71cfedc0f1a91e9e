/**
 * Two clocks, both passed in and never read elsewhere (docs/adr/0007). The decision clock rules expiry, `aws:CurrentTime` and timestamps, and tests
 * move it. The host clock rules SigV4 dates, so that clients keep working after the decision clock has moved.
 */
export interface Clocks {
  /** Milliseconds since 1970 of the decision clock. */
  readonly decision: () => number;
  /** Milliseconds since 1970 of the host. */
  readonly host: () => number;
}

export interface MovableClocks extends Clocks {
  /** Moves the decision clock forward. Seconds, 0 to 10 years. */
  advance(seconds: number): void;
  /** Offset 0 again. */
  reset(): void;
}

const TEN_YEARS_S = 315_576_000;

/** Where it is kept how far the decision clock is ahead of the host's, in milliseconds. */
export interface ClockOffset {
  readonly read: () => number;
  readonly write: (millis: number) => void;
}

/** `kept`: where the offset is kept; by default here. */
export function movableClocks(host: () => number = Date.now, kept: ClockOffset = keptHere()): MovableClocks {
  return {
    host,
    decision: () => host() + kept.read(),
    advance(seconds) {
      if (!Number.isFinite(seconds) || seconds < 0 || seconds > TEN_YEARS_S) throw new RangeError(`a clock advances by 0 to ${TEN_YEARS_S} seconds`);
      kept.write(kept.read() + Math.round(seconds * 1000));
    },
    reset() {
      kept.write(0);
    },
  };
}

function keptHere(): ClockOffset {
  let offset = 0;
  return { read: () => offset, write: (millis) => void (offset = millis) };
}
