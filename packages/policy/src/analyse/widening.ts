import type { NamedPrincipal, Statement } from '../document/document.ts';
import type { Layer } from '../evaluate/policies.ts';
import { namesPrincipals } from '../evaluate/statement.ts';

/*
 * How much an edit widens is an estimate, made to put edits in order: actions x resources x callers that the change bears on. A text
 * without wildcard counts 1, with wildcards 100, `*` alone 10,000, and so does a list of exceptions. Callers count 1 where the policy is
 * the caller's own and otherwise as the statement names them: one principal 1, an account 10, everyone 100.
 */
const ONE = 1;
const SOME = 100;
const ALL = 10_000;

/** What giving a condition up costs: any value may follow, not only the one that was seen. */
export const ANY_VALUE = 10;
/** The same for a condition that stays, but only where the key is present. */
export const ABSENT_KEY = 5;

function breadthOfList(values: readonly string[] | null, not: readonly string[] | null): number {
  if (values === null) return not === null ? ONE : ALL;
  return Math.min(ALL, values.reduce((sum, value) => sum + (value === '*' ? ALL : /[*?]|\$\{/.test(value) ? SOME : ONE), 0));
}

export function breadthOfActions({ actions, notActions }: Statement): number {
  return breadthOfList(actions, notActions);
}

export function breadthOfResources({ resources, notResources }: Statement): number {
  return breadthOfList(resources, notResources);
}

const ACCOUNT = /^(?:[0-9]{12}|arn:[a-z0-9-]+:iam::[0-9]{12}:root)$/;

function breadthOfPrincipals(named: readonly NamedPrincipal[]): number {
  return Math.min(100, named.reduce((sum, { value }) => sum + (value === '*' ? 100 : ACCOUNT.test(value) ? 10 : 1), 0));
}

/** The callers that a statement of the layer bears on. */
export function breadthOfCallers(layer: Layer, { principals }: Statement): number {
  if (layer === 'scp') return 100;
  if (!namesPrincipals(layer)) return 1;
  return principals === null ? 100 : breadthOfPrincipals(principals);
}

/** The whole statement. */
export function breadthOf(layer: Layer, statement: Statement): number {
  return breadthOfActions(statement) * breadthOfResources(statement) * breadthOfCallers(layer, statement);
}
