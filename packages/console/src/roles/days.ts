const DAY = 86_400_000;

/** Whole days of the calendar of this place between two moments (milliseconds); none if the first is later. */
export function daysBetween(from: number, to: number): number {
  return Math.max(0, Math.round((startOfDay(to) - startOfDay(from)) / DAY));
}

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);
