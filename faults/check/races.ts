import type { Outcome } from '../history/recorder.ts';
import type { Violation } from './violation.ts';

/** One claim in a race: several clients ask for the same thing through different nodes at the same time. */
export interface Claim {
  readonly node: number;
  readonly outcome: Outcome;
  /** The error's code, '' for a success. */
  readonly code: string;
  /** What the winner was told it got (a unique id), if the operation tells. */
  readonly id: string | null;
}

/** A race in which at most `places` may win. */
export interface Race {
  readonly thing: string;
  readonly places: number;
  /** The code that says that all places are taken. */
  readonly taken: string;
  readonly claims: readonly Claim[];
}

/** At most as many winners as places, and losers only where all places are, or may be, taken. */
export function checkRace({ thing, places, taken, claims }: Race): Violation[] {
  const won = claims.filter(({ outcome }) => outcome === 'ok');
  const unknown = claims.filter(({ outcome }) => outcome === 'unknown');
  const lost = claims.filter(({ outcome, code }) => outcome === 'fail' && code === taken);
  const winners = `${won.length} of ${claims.length} (nodes ${won.map(({ node }) => node).join(', ')})`;
  if (won.length > places) return [{ promise: 'unique', what: `${thing}: ${winners} won, and there ${places === 1 ? 'is one place' : `are ${places} places`}` }];
  if (lost.length > 0 && won.length + unknown.length < places) return [{ promise: 'unique', what: `${thing}: refused as taken, and only ${winners} won` }];
  return [];
}

/** Ids that were given out twice. */
export function checkIds(ids: readonly string[]): Violation[] {
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return twice.length === 0 ? [] : [{ promise: 'unique', what: `given out twice: ${[...new Set(twice)].slice(0, 3).join(', ')}` }];
}
