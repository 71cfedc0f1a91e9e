/** Session durations that the list offers, in seconds; any other is typed. */
export const OFFERED_DURATIONS: readonly number[] = [3600, 7200, 14_400, 28_800, 43_200];

/** IAM's bounds of a role's maximum session duration, in seconds. */
export const SHORTEST_DURATION = 3600;
export const LONGEST_DURATION = 43_200;

/** The seconds that were typed; null for what is no duration of a role. */
export function readDuration(text: string): number | null {
  const typed = text.trim();
  if (!/^\d{1,6}$/.test(typed)) return null;
  const seconds = Number(typed);
  return seconds >= SHORTEST_DURATION && seconds <= LONGEST_DURATION ? seconds : null;
}
