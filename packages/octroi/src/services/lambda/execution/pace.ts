/** Lets a few start at a time, in their order, so that many that start at once do not run each other into their limits. */
export interface Pace {
  /** Waits for a turn; call what it gives when the next may go. It goes by itself after `patienceMillis`. */
  turn(): Promise<() => void>;
}

/** @param width how many at a time */
export function createPace(width: number, patienceMillis: number): Pace {
  let free = width;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  const enter = (): (() => void) => {
    let left = false;
    const once = (): void => {
      if (left) return;
      left = true;
      clearTimeout(timer);
      leave();
    };
    const timer = setTimeout(once, patienceMillis);
    timer.unref();
    return once;
  };
  return {
    turn() {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(enter());
      }
      return new Promise((resolve) => waiting.push(() => resolve(enter())));
    },
  };
}
