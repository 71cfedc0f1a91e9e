import type { StatementRef } from '../evaluate/decision.ts';
import type { ConditionExplanation, Explanation, GrantKind } from '../evaluate/explanation.ts';
import type { Layer } from '../evaluate/policies.ts';
import { conditionRule } from './condition-rule.ts';
import type { RulePage } from './rules.ts';
import { ruleOf } from './rules.ts';

/** The four parts of a statement that must all match (EVAL-5). */
export type StatementPart = 'principal' | 'action' | 'resource' | 'condition';

/** A condition of a statement against the request, with the rule that decided it. */
export interface ConditionJson extends ConditionExplanation {
  /** The rule that made the condition hold or not. */
  readonly rule: RulePage;
}

/** A statement against the request: whether it matched and, if not, which of its parts did not. */
export interface StatementOutcomeJson {
  readonly sid: string | null;
  readonly index: number;
  readonly effect: 'Allow' | 'Deny';
  readonly matched: boolean;
  /** The parts that did not match; empty if the statement matched. */
  readonly missed: readonly StatementPart[];
  readonly grants: readonly GrantKind[];
  readonly conditions: readonly ConditionJson[];
}

/** An explanation for other programs: as `explain` gives it, with what a reader would have to look up. Members are only ever added. */
export interface ExplanationJson {
  readonly format: 1;
  readonly effect: 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied';
  /** The layer that denied, or that had to allow and did not; null if allowed. */
  readonly layer: Layer | null;
  /** The rule that combined the layers. */
  readonly rule: RulePage;
  /** Allowed: the statements it hangs on. Explicitly denied: those that deny. */
  readonly statements: readonly StatementRef[];
  readonly action: string;
  readonly resource: string;
  readonly layers: readonly {
    readonly layer: Layer;
    readonly level: number | null;
    readonly applies: boolean;
    readonly allowed: boolean;
    readonly denied: boolean;
    readonly policies: readonly { readonly source: string | null; readonly statements: readonly StatementOutcomeJson[] }[];
  }[];
}

/** The parts of a statement that did not match, in the order in which they are compared. */
export function missedParts(statement: Readonly<Record<StatementPart, boolean>>): readonly StatementPart[] {
  return (['principal', 'action', 'resource', 'condition'] as const).filter((part) => !statement[part]);
}

/** The JSON form of an explanation: plain data for `JSON.stringify`. */
export function explanationJson({ decision, rule, action, resource, layers }: Explanation): ExplanationJson {
  return {
    format: 1,
    effect: decision.effect,
    layer: decision.effect === 'Allowed' ? null : decision.layer,
    rule: ruleOf(rule),
    statements: decision.effect === 'ImplicitlyDenied' ? [] : decision.statements,
    action,
    resource,
    layers: layers.map((layer) => ({
      ...layer,
      policies: layer.policies.map(({ source, statements }) => ({
        source,
        statements: statements.map((statement) => ({
          sid: statement.sid,
          index: statement.index,
          effect: statement.effect,
          matched: statement.matched,
          missed: missedParts(statement),
          grants: statement.grants,
          conditions: statement.conditions.map((condition) => ({ ...condition, rule: ruleOf(conditionRule(condition)) })),
        })),
      })),
    })),
  };
}
