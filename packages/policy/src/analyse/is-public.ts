import type { Document } from '../document/document.ts';
import { ANY } from '../match/glob.ts';
import type { Atoms } from './atoms.ts';
import { atomsOf } from './atoms.ts';
import type { CheckResult } from './check.ts';
import { PASS, TOO_COMPLEX, unknown } from './check.ts';
import { openProvider } from './federation.ts';
import type { Limit } from './limiting.ts';
import { limitOf, limitOfFailing, strongest, weakest } from './limiting.ts';
import type { PublicResourceType } from './resource-types.ts';
import { PUBLIC_RESOURCE_TYPES } from './resource-types.ts';
import type { Rule } from './rules-of-document.ts';
import { rulesOf, unfit } from './rules-of-document.ts';
import type { Cell } from './space.ts';
import { cellsOf } from './space.ts';

/** Somebody outside: anyone at all, or anyone whom an identity provider knows. */
type Outsider = '*' | { readonly provider: string };

const takes = ({ principals }: Rule, outsider: Outsider): boolean => principals === null || principals.everyone || (outsider !== '*' && principals.providers.has(outsider.provider));

function openTo(rule: Rule, outsider: Outsider, variables: boolean): Limit {
  const limits = rule.statement.conditions.map((condition) => limitOf(condition, variables));
  const limit = strongest(limits);
  if (outsider === '*' || limit === 'limits' || rule.principals?.everyone === true) return limit;
  return openProvider(outsider.provider, rule.statement.conditions, variables);
}

/** Does a Deny keep the outsider out of what an Allow under these truths grants? */
function keptOut(deny: Rule, truths: ReadonlySet<number>, atoms: Atoms, variables: boolean): Limit {
  const failing = deny.statement.conditions.map((condition): Limit => (truths.has(atoms.condition(condition, variables)) ? 'limits' : limitOfFailing(condition, variables)));
  const template = [...deny.atoms].some((atom) => atoms.isTemplate(atom) && !truths.has(atom));
  return weakest(template ? [...failing, 'open'] : failing);
}

interface Finding {
  readonly limit: Limit;
  readonly cell: Cell;
  readonly allow: Rule;
  readonly outsider: Outsider;
}

const nameOf = (outsider: Outsider): string => (outsider === '*' ? '*' : outsider.provider);

/**
 * CheckNoPublicAccess: does a resource policy of this type let in anybody whom it does not name? `PASS` if not. Public is what an Allow
 * for everyone grants, unless a condition leaves only fixed callers, places or services (S3's meaning of public), or a Deny does; and
 * for trust policies also what is open to everyone whom a shared identity provider knows. Services named in Principal are not the public.
 * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CheckNoPublicAccess.html
 */
export function isPublic(document: Document, type: PublicResourceType): CheckResult {
  const service = PUBLIC_RESOURCE_TYPES[type] as string | undefined;
  if (service === undefined) return unknown(`unknown resource type \`${String(type).slice(0, 64)}\``);
  const reason = unfit(document);
  if (reason !== null) return unknown(reason);
  const atoms = atomsOf();
  const variables = document.version === '2012-10-17';
  const rules = rulesOf(document, service === 'sts' ? 'trust' : 'resource', 'free', atoms);
  const cells = cellsOf(rules, [[`${service}:`, ANY]]);
  if (cells === null) return TOO_COMPLEX;
  const outsiders: Outsider[] = ['*', ...[...new Set(rules.flatMap(({ principals }) => [...(principals?.providers ?? [])]))].map((provider) => ({ provider }))];
  const findings = cells.flatMap((cell) => outsiders.flatMap((outsider) => inCell(cell, rules, outsider, atoms, variables)));
  const found = findings.find(({ limit }) => limit === 'open');
  if (found !== undefined) {
    const { cell, allow, outsider } = found;
    const witness = { action: cell.action, resource: cell.resource, principal: nameOf(outsider), conditions: [...allow.atoms].map((atom) => atoms.describe(atom)) };
    return { check: 'FAIL', reason: 'the policy lets in callers whom it does not name', witness };
  }
  const [doubt] = findings;
  if (doubt === undefined) return PASS;
  return unknown(`whether the conditions keep the public out, for \`${doubt.cell.action}\` by \`${nameOf(doubt.outsider)}\`, hangs on more than their text`);
}

/** The Allows of a cell that are open to the outsider, or may be. */
function inCell(cell: Cell, rules: readonly Rule[], outsider: Outsider, atoms: Atoms, variables: boolean): Finding[] {
  const here = rules.filter((rule, at) => (cell.rules & (1n << BigInt(at))) !== 0n && takes(rule, outsider));
  return here
    .filter(({ allow }) => allow)
    .flatMap((allow): Finding[] => {
      const truths = atoms.closure(allow.atoms);
      const denied = here.filter((rule) => !rule.allow).map((deny) => keptOut(deny, truths, atoms, variables));
      const limit = strongest([openTo(allow, outsider, variables), ...denied]);
      return limit === 'limits' ? [] : [{ limit, cell, allow, outsider }];
    });
}
