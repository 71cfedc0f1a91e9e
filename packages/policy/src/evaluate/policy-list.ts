import { ByAction, Selection } from './candidates.ts';
import type { Candidates, CompiledPolicy } from './compile.ts';

/** One policy, or many taken as one: what a search for statements needs. */
export interface Searched {
  /** False lets a search for explicit denies pass by. */
  readonly hasDeny: boolean;
  /** The statements that bear on an action, in the order of the policies. */
  candidates(action: string): Candidates;
}

/** Up to so many policies are searched one by one. */
const SHORT = 8;

/** Bound of the lists remembered and of the actions looked up in them, all lists together: some 10 MB. */
const MAX_ENTRIES = 16_384;
/** With so many others asked for since the bound was reached, those remembered are no longer the ones in use. */
const MAX_MISSES = 16 * MAX_ENTRIES;

let remembered = new WeakMap<readonly CompiledPolicy[], PolicyList>();
let entries = 0;
let misses = 0;

function forget(): void {
  remembered = new WeakMap();
  entries = 0;
  misses = 0;
}

/** A long list of policies taken as one, so that a decision costs the same however many there are that do not bear on it. */
class PolicyList implements Searched {
  readonly hasDeny: boolean;
  private readonly policies: readonly CompiledPolicy[];
  private readonly byAction: ByAction<Candidates>;

  constructor(policies: readonly CompiledPolicy[]) {
    this.policies = policies;
    this.hasDeny = policies.some((policy) => policy.hasDeny);
    this.byAction = new ByAction((action) => this.gather(action));
  }

  candidates(action: string): Candidates {
    return this.byAction.get(action);
  }

  /** Is the list still the one that was taken? Readonly is a promise of the types alone. */
  holds(list: readonly CompiledPolicy[]): boolean {
    const { policies } = this;
    if (list === policies) return true;
    if (list.length !== policies.length) return false;
    for (let at = 0; at < policies.length; at += 1) if (list[at] !== policies[at]) return false;
    return true;
  }

  private gather(action: string): Candidates {
    entries += 1;
    if (entries > MAX_ENTRIES) forget();
    const found = this.policies.map((policy) => policy.candidates(action));
    return { deny: new Selection(found.flatMap(({ deny }) => deny.all)), allow: new Selection(found.flatMap(({ allow }) => allow.all)) };
  }
}

/**
 * What to search in place of a list of policies: the list itself, or one that stands for all. A frozen list is known again at
 * once; of another, each policy is compared with what it was before, which is all that a policy that does not bear on a request costs.
 */
export function searched(list: readonly CompiledPolicy[]): readonly Searched[] {
  if (list.length <= SHORT) return list;
  const known = remembered.get(list);
  if (known !== undefined && known.holds(list)) return [known];
  if (entries >= MAX_ENTRIES) {
    // Making room for every new list would be dearer than searching its policies one by one.
    misses += 1;
    if (misses < MAX_MISSES) return list;
    forget();
  }
  entries += 1;
  remembered.set(list, new PolicyList(Object.isFrozen(list) ? list : [...list]));
  return list;
}
