import type { Violation } from './violation.ts';

/** What is known of one thing (a user, an attachment, a key) from the answers of the one client that writes it. */
export type Expected = 'present' | 'absent' | 'either';

/** Follows the writes of one thing by one client at a time. */
export class Ledger {
  readonly #things = new Map<string, Expected>();
  /** A write without an answer: from then on only chance tells. */
  readonly #open = new Set<string>();

  /** `kept`: the write was acknowledged; `refused`: it certainly did nothing; `unknown`: nobody knows, and it may still come. */
  wrote(thing: string, wanted: 'present' | 'absent', became: 'kept' | 'refused' | 'unknown'): void {
    if (became === 'unknown') this.#open.add(thing);
    if (became === 'refused') {
      if (!this.#things.has(thing)) this.#things.set(thing, 'absent');
      return;
    }
    this.#things.set(thing, this.#open.has(thing) ? 'either' : wanted);
  }

  get things(): ReadonlyMap<string, Expected> {
    return this.#things;
  }
}

/** Compares what there is with what was acknowledged. `where` names the node that was asked. */
export function checkPresence(expected: ReadonlyMap<string, Expected>, found: ReadonlySet<string>, where: string): Violation[] {
  const lost = [...expected].filter(([thing, state]) => state === 'present' && !found.has(thing)).map(([thing]) => thing);
  const revived = [...expected].filter(([thing, state]) => state === 'absent' && found.has(thing)).map(([thing]) => thing);
  const strangers = [...found].filter((thing) => !expected.has(thing));
  const named = (things: readonly string[]): string => `${things.length} (${things.slice(0, 3).join(', ')}${things.length > 3 ? ', ...' : ''})`;
  return [
    ...(lost.length === 0 ? [] : [{ promise: 'nothing acknowledged is lost', what: `${where}: acknowledged and not there: ${named(lost)}` } as const]),
    ...(revived.length === 0 ? [] : [{ promise: 'nothing acknowledged is lost', what: `${where}: deleted or refused, and there: ${named(revived)}` } as const]),
    ...(strangers.length === 0 ? [] : [{ promise: 'nothing appears that was never written', what: `${where}: ${named(strangers)}` } as const]),
  ];
}
