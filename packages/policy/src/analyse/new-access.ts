import type { Document } from '../document/document.ts';
import type { Principal } from '../request/principal.ts';
import type { Atoms } from './atoms.ts';
import { atomsOf } from './atoms.ts';
import { callersOf, nameOfCaller, worthOf } from './callers.ts';
import type { CheckResult, CheckWitness, PolicyType } from './check.ts';
import { PASS, TOO_COMPLEX, unknown } from './check.ts';
import type { Language } from './glob-language.ts';
import type { Rule, VariableMode } from './rules-of-document.ts';
import { rulesOf, unfit } from './rules-of-document.ts';
import type { Cell } from './space.ts';
import { cellsOf } from './space.ts';

/** What is asked: does `after` grant something that `before` does not? */
export interface Question {
  readonly before: Document | null;
  readonly after: Document;
  readonly type: PolicyType;
  /** The account that owns the resource; without it both cases are looked at: the caller's own account, and another. */
  readonly resourceAccount: string | null;
  /** The actions that are looked at; all if absent. */
  readonly actions?: readonly Language[];
  readonly reason: string;
}

interface Side {
  /** Index of the rule in the cell's bits. */
  readonly bit: bigint;
  readonly rule: Rule;
}

/** Which comparison of worths shows new access: whether something is allowed at all, or also how (EVAL-11 against EVAL-12). */
type Measure = 'at all' | 'how';

interface Sides {
  readonly allowed: readonly Side[];
  readonly denied: readonly Side[];
}

function sidesOf(rules: readonly Rule[], offset: number): Sides {
  const sides = rules.map((rule, at): Side => ({ rule, bit: 1n << BigInt(at + offset) }));
  return { allowed: sides.filter(({ rule }) => rule.allow), denied: sides.filter(({ rule }) => !rule.allow) };
}

/** Are the atoms of the rule all true, if just these are? */
const holds = ({ rule }: Side, truths: ReadonlySet<number>): boolean => [...rule.atoms].every((atom) => truths.has(atom));

/**
 * A set of true atoms under which one caller gets new access in a cell, or null. Setting every atom false that need not be true is
 * always best: it can only keep denies of the new policy and allows of the old one from matching.
 */
function truthsOfNewAccess(cell: Cell, after: Sides, before: Sides, worth: (rule: Rule) => number, atoms: Atoms, accept: (truths: ReadonlySet<number>) => boolean): ReadonlySet<number> | null {
  const here = (sides: readonly Side[]): readonly Side[] => sides.filter(({ bit, rule }) => (cell.rules & bit) !== 0n && worth(rule) > 0);
  const [newDenied, oldAllowed, oldDenied] = [here(after.denied), here(before.allowed), here(before.denied)];
  const passes = (truths: ReadonlySet<number>): boolean => accept(truths) && !newDenied.some((deny) => holds(deny, truths));
  for (const allow of here(after.allowed)) {
    const gained = worth(allow.rule);
    const truths = atoms.closure(allow.rule.atoms);
    const rivals = oldAllowed.filter(({ rule }) => worth(rule) >= gained);
    if (passes(truths) && !rivals.some((rival) => holds(rival, truths))) return truths;
    for (const deny of oldDenied) {
      const more = atoms.closure(new Set([...allow.rule.atoms, ...deny.rule.atoms]));
      if (passes(more)) return more;
    }
  }
  return null;
}

interface Found {
  readonly cell: Cell;
  readonly caller: Principal | null;
  readonly truths: ReadonlySet<number>;
}

class Comparison {
  readonly atoms = atomsOf();
  readonly cells: readonly Cell[] | null;
  readonly callers: readonly (Principal | null)[] | null;
  private readonly after: Sides;
  private readonly before: Sides;
  private readonly question: Question;

  constructor(question: Question, mode: VariableMode) {
    const { before, after, type } = question;
    const newRules = rulesOf(after, type, mode, this.atoms);
    const oldRules = before === null ? [] : rulesOf(before, type, mode, this.atoms);
    const rules = [...newRules, ...oldRules];
    this.question = question;
    this.cells = cellsOf(rules, question.actions);
    this.callers = type === 'identity' ? [null] : callersOf(rules.flatMap(({ principals }) => (principals === null ? [] : [principals])));
    this.after = sidesOf(newRules, 0);
    this.before = sidesOf(oldRules, newRules.length);
  }

  search(measure: Measure, accept: (truths: ReadonlySet<number>) => boolean): Found | null {
    const account = this.question.resourceAccount;
    const seen = new Set<string>();
    for (const caller of this.callers ?? []) {
      const across = measure === 'at all' || (account !== null && caller !== null && 'account' in caller && caller.account !== account);
      const worths = new Map<Rule, number>();
      for (const { rule } of [...this.after.allowed, ...this.after.denied, ...this.before.allowed, ...this.before.denied]) {
        worths.set(rule, caller === null ? 1 : worthOf(rule.principals, caller, across));
      }
      const key = [...worths.values()].join();
      if (seen.has(key)) continue;
      seen.add(key);
      for (const cell of this.cells ?? []) {
        const truths = truthsOfNewAccess(cell, this.after, this.before, (rule) => worths.get(rule)!, this.atoms, accept);
        if (truths !== null) return { cell, caller, truths };
      }
    }
    return null;
  }

  witness({ cell, caller, truths }: Found): CheckWitness {
    return { action: cell.action, resource: cell.resource, principal: caller === null ? null : nameOfCaller(caller), conditions: [...truths].map((atom) => this.atoms.describe(atom)) };
  }
}

/** One measure: certain new access, certainly none, or that it hangs on variables. */
function decide(question: Question, measure: Measure): CheckResult {
  const free = new Comparison(question, 'free');
  if (free.cells === null || free.callers === null) return TOO_COMPLEX;
  const plain = free.search(measure, (truths) => ![...truths].some((atom) => free.atoms.isTemplate(atom)));
  if (plain !== null) return { check: 'FAIL', reason: question.reason, witness: free.witness(plain) };
  if (free.search(measure, () => true) === null) return PASS;
  const fresh = new Comparison(question, 'fresh');
  if (fresh.cells === null || fresh.callers === null) return TOO_COMPLEX;
  const found = fresh.search(measure, () => true);
  return found === null ? unknown('whether there is new access hangs on the values of variables in resources') : { check: 'FAIL', reason: question.reason, witness: fresh.witness(found) };
}

/** Answers the question; `PASS` if `after` grants nothing new. */
export function newAccess(question: Question): CheckResult {
  for (const document of [question.after, ...(question.before === null ? [] : [question.before])]) {
    const reason = unfit(document);
    if (reason !== null) return unknown(reason);
  }
  const atAll = decide(question, 'at all');
  if (atAll.check !== 'PASS' || question.type === 'identity' || question.before === null) return atAll;
  const how = decide(question, 'how');
  if (how.check !== 'FAIL' || question.resourceAccount !== null) return how;
  return unknown(`in the resource's own account \`${how.witness.principal ?? ''}\` would no longer need an Allow of its own, or be limited by it; give the resource's account`);
}
