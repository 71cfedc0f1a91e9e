import { operatorOf } from '../condition/operator.ts';
import type { Condition } from '../document/document.ts';
import type { Variable } from '../match/variable.ts';
import type { Token } from '../match/glob.ts';

/**
 * Conditions, and resource patterns with variables, as propositions: equal ones, by what is written, hold together. A condition
 * whose list of values holds all of another's is taken to be implied by it, and the other way round for negated operators (COND-1).
 */
export interface Atoms {
  /** The proposition of a condition. `variables`: whether the document expands them (COND-42). */
  readonly condition: (condition: Condition, variables: boolean) => number;
  /** The proposition that a resource pattern with variables matches. */
  readonly template: (tokens: readonly (Token | Variable)[], text: string) => number;
  /** A set with everything that it implies. */
  readonly closure: (atoms: ReadonlySet<number>) => ReadonlySet<number>;
  readonly isTemplate: (atom: number) => boolean;
  readonly describe: (atom: number) => string;
}

interface Known {
  readonly text: string;
  readonly template: boolean;
  /** Of conditions: what must be equal for one to imply another, and the values. */
  readonly family: string;
  readonly values: ReadonlySet<string>;
  readonly negated: boolean;
}

export function atomsOf(): Atoms {
  const ids = new Map<string, number>();
  const known: Known[] = [];
  const add = (key: string, atom: Known): number => {
    const id = ids.get(key);
    if (id !== undefined) return id;
    ids.set(key, known.length);
    known.push(atom);
    return known.length - 1;
  };
  const implies = (one: Known, other: Known): boolean => {
    if (one.template || other.template || one.family !== other.family) return false;
    const [less, more] = one.negated ? [other.values, one.values] : [one.values, other.values];
    return [...less].every((value) => more.has(value));
  };
  return {
    condition: ({ operator, key, values }, variables) => {
      const set = new Set(values);
      const family = JSON.stringify([operator, key.toLowerCase(), variables && values.some((value) => value.includes('${'))]);
      const negated = operatorOf(operator)?.negated ?? false;
      const text = `${operator} ${key} ${values.join(', ')}`;
      return add(`${family} ${JSON.stringify([...set].sort())}`, { text, template: false, family, values: set, negated });
    },
    template: (tokens, text) => add(`template ${JSON.stringify(tokens)}`, { text: `resource pattern ${text}`, template: true, family: '', values: new Set(), negated: false }),
    closure: (atoms) => {
      const all = new Set(atoms);
      for (const [id, atom] of known.entries()) if (!all.has(id) && [...atoms].some((one) => implies(known[one]!, atom))) all.add(id);
      return all;
    },
    isTemplate: (atom) => known[atom]!.template,
    describe: (atom) => known[atom]!.text,
  };
}
