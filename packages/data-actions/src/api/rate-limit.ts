/** Counts in windows of one minute (GEN-16). `monotonic` gives milliseconds. */
export interface RateLimit {
  /** 0 if one more may come; otherwise the seconds until the window ends. */
  take(key: string): number;
}

const WINDOW_MILLIS = 60_000;
/** More keys are not held; the one seen first goes first. */
const MOST_KEYS = 20_000;

export function rateLimit(perMinute: number, monotonic: () => number): RateLimit {
  const windows = new Map<string, { readonly since: number; count: number }>();
  return {
    take(key) {
      const now = monotonic();
      const current = windows.get(key);
      if (current === undefined || now - current.since >= WINDOW_MILLIS) {
        windows.delete(key);
        if (windows.size >= MOST_KEYS) windows.delete(windows.keys().next().value!);
        windows.set(key, { since: now, count: 1 });
        return perMinute >= 1 ? 0 : Math.ceil(WINDOW_MILLIS / 1000);
      }
      if (current.count >= perMinute) return Math.max(1, Math.ceil((current.since + WINDOW_MILLIS - now) / 1000));
      current.count += 1;
      return 0;
    },
  };
}
