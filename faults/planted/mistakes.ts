import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PromiseName } from '../check/violation.ts';

/** A mistake that the program could have, put into a copy of it: the checks must find it, or they are worth nothing. */
export interface Mistake {
  readonly name: string;
  readonly what: string;
  /** Text of the built program, and what stands there instead. */
  readonly from: string;
  readonly to: string;
  /** The fault under which it shows. */
  readonly fault: string;
  /** Promises of which at least one must be found broken. */
  readonly breaks: readonly PromiseName[];
}

export const mistakes: readonly Mistake[] = [
  {
    name: 'never-stale',
    what: 'a node that has heard nothing for 5 s goes on answering',
    from: 'staleMillis: 5e3',
    to: 'staleMillis: 5e5',
    fault: 'node-cut',
    breaks: ['revocation within the bound', 'reads within the bound', 'grants within the bound'],
  },
  {
    name: 'no-compares',
    what: 'a transaction commits although what it read has changed',
    from: '...reads.compares',
    to: '',
    fault: 'nothing',
    breaks: ['unique'],
  },
  {
    name: 'early-answer',
    what: 'a writer is answered before its own node has heard of the write',
    from: 'await this.#waiting.until(',
    to: 'void this.#waiting.until(',
    fault: 'nothing',
    breaks: ['own writes'],
  },
  {
    name: 'lost-rows',
    what: 'one row in three hundred is acknowledged and never written',
    from: 'success.push({ request_put: {\n\t\t\tkey: keyspace.entry(key)',
    to: 'if (Math.random() > 0.0033) success.push({ request_put: {\n\t\t\tkey: keyspace.entry(key)',
    fault: 'nothing',
    breaks: ['nothing acknowledged is lost'],
  },
  {
    name: 'deaf-watch',
    what: 'one change in three hundred is not heard by one node or another',
    from: 'if (events.length > 0) this.#options.onEvents(events)',
    to: 'if (events.length > 0 && Math.random() > 0.0033) this.#options.onEvents(events)',
    fault: 'nothing',
    breaks: ['nodes agree', 'nothing acknowledged is lost', 'reads within the bound'],
  },
];

/** Puts a mistake into the copy of the program whose bin is given. Throws if its text is not there exactly once. */
export function plant(mistake: Mistake, bin: string): void {
  const files = globSync('dist/main*.js', { cwd: dirname(dirname(bin)) }).map((file) => join(dirname(dirname(bin)), file));
  const holding = files.filter((file) => readFileSync(file, 'utf8').includes(mistake.from));
  const [file] = holding;
  const text = file === undefined ? '' : readFileSync(file, 'utf8');
  if (file === undefined || holding.length > 1 || text.indexOf(mistake.from) !== text.lastIndexOf(mistake.from)) {
    throw new Error(`the built program does not hold the text of the mistake \`${mistake.name}\` exactly once: faults/planted/mistakes.ts must follow it`);
  }
  writeFileSync(file, text.replace(mistake.from, () => mistake.to));
}
