import { parsePolicy } from '@octroi/policy';
import type { Condition, PolicyIssue, Statement } from '@octroi/policy';
import { entityKey, trustedEntity } from './entity.ts';
import type { TrustedEntity } from './entity.ts';

/** Why a list of entities alone would mislead. */
export type Remark =
  /** It takes away, so who is named is kept out. */
  | 'deny'
  /** Everyone but who is named. */
  | 'not-principal'
  /** Every action but the named ones. */
  | 'not-action'
  /** It allows more, or other things, than to assume the role. */
  | 'other-actions';

export interface TrustStatementSummary {
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  readonly entities: readonly TrustedEntity[];
  readonly actions: readonly string[];
  readonly conditions: readonly Condition[];
  readonly externalIds: readonly string[];
  readonly remarks: readonly Remark[];
}

export type TrustSummary =
  | {
      readonly ok: true;
      /** Who is trusted, each once; those of statements that a list cannot tell are left out, and the remarks say so. */
      readonly entities: readonly TrustedEntity[];
      readonly statements: readonly TrustStatementSummary[];
      readonly remarks: readonly Remark[];
    }
  | { readonly ok: false; readonly issues: readonly PolicyIssue[] };

/** Who a trust policy trusts, statement by statement, and what a summary cannot say. */
export function trustSummary(text: string): TrustSummary {
  const parsed = parsePolicy(text);
  if (!parsed.ok) return parsed;
  const statements = parsed.document.statements.map(summaryOf);
  const trusted = new Map<string, TrustedEntity>();
  for (const { effect, entities, remarks } of statements) {
    if (effect === 'Deny' || remarks.includes('not-principal')) continue;
    for (const entity of entities) trusted.set(entityKey(entity), entity);
  }
  return { ok: true, entities: [...trusted.values()], statements, remarks: [...new Set(statements.flatMap(({ remarks }) => remarks))] };
}

function summaryOf(statement: Statement): TrustStatementSummary {
  const { sid, effect, principals, notPrincipals, actions, notActions, conditions } = statement;
  const remarks: Remark[] = [];
  if (effect === 'Deny') remarks.push('deny');
  if (notPrincipals !== null) remarks.push('not-principal');
  if (notActions !== null) remarks.push('not-action');
  const named = actions ?? notActions ?? [];
  if (effect === 'Allow' && actions !== null && !actions.every((action) => ASSUMING.has(action.toLowerCase()))) remarks.push('other-actions');
  return {
    sid,
    effect,
    entities: (principals ?? notPrincipals ?? []).map(trustedEntity),
    actions: named,
    conditions,
    externalIds: conditions.filter(({ key }) => key.toLowerCase() === 'sts:externalid').flatMap(({ values }) => values),
    remarks,
  };
}

/** What belongs to the assumption of a role. */
const ASSUMING: ReadonlySet<string> = new Set(['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity', 'sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext']);
