import { registerProblem, type RegisterModel, type RegisterOperation } from './register.ts';
import type { PromiseName, Violation } from './violation.ts';

/** From the weakest promise to the strongest: what fails first names what is broken. */
function models(staleness: number): readonly (readonly [PromiseName, RegisterModel])[] {
  return [
    ['reads within the bound', { staleness, ownWrites: false, forward: false }],
    ['own writes', { staleness, ownWrites: true, forward: false }],
    ['reads of a node go forward', { staleness, ownWrites: true, forward: true }],
  ];
}

/**
 * Checks each key's history. The writes are linearizable by themselves if there is an order in which they keep real time and in which each read
 * was current at some moment between `staleness` ms before it began and its end; that is the first model, and the others add to it.
 */
export function checkRegisters(initial: string, histories: ReadonlyMap<string, readonly RegisterOperation[]>, staleness: number): Violation[] {
  const violations: Violation[] = [];
  for (const [key, history] of histories) {
    for (const [promise, model] of models(staleness)) {
      const problem = registerProblem(initial, history, model);
      if (problem === null) continue;
      // Reads that may be as stale as they like leave the writes alone: their own order is what then cannot be.
      const writesAlone = registerProblem(initial, history, { staleness: Infinity, ownWrites: false, forward: false });
      violations.push({ promise: writesAlone === null ? promise : 'linearizable writes', what: `${key}: ${problem}` });
      break;
    }
  }
  return violations;
}
