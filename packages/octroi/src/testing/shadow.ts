import type { CompiledPolicy, NamedPrincipal } from '@octroi/policy';
import type { RawCondition, RawDocument, RawPolicies, RawPrincipal, RawStatement } from '../../../policy/reference/documents.ts';
import { evaluateReference } from '../../../policy/reference/evaluate.ts';
import type { Decided } from '../kernel/authorise.ts';

/** A decision of the engine that the reference evaluator does not share. Its message holds no secret: decisions are of test worlds. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement';
}

/** Decides live requests a second time. */
export interface Shadow {
  /** Give it as `onDecided`. Throws a `Disagreement`, after it has been kept. */
  readonly onDecided: (decided: Decided) => void;
  readonly disagreements: readonly Disagreement[];
  /** How many decisions were compared. */
  readonly compared: number;
}

/**
 * The reference evaluator as a shadow of the engine: it decides every live request again, slowly and to the letter of EVAL-80, and
 * objects if it decides otherwise. For tests alone: no module of the published bundle may import this one.
 */
export function openShadow(): Shadow {
  const disagreements: Disagreement[] = [];
  let compared = 0;
  return {
    onDecided({ request, policies, decision }) {
      compared += 1;
      const raw = rawPolicies(policies);
      const expected = evaluateReference(request, raw);
      if (expected === decision.effect) return;
      const { principal, action, resource, resourceAccount } = request;
      const found = new Disagreement(
        `the engine says ${decision.effect}, the reference ${expected}: ${JSON.stringify({ principal, action, resource, resourceAccount, decision, policies: raw })}`,
      );
      disagreements.push(found);
      throw found;
    },
    disagreements,
    get compared() {
      return compared;
    },
  };
}

function rawPolicies(policies: Decided['policies']): RawPolicies {
  const one = (policy: CompiledPolicy | null | undefined): RawDocument | null => (policy ? rawDocument(policy) : null);
  return {
    identity: policies.identity.map(rawDocument),
    resource: one(policies.resource),
    boundary: one(policies.boundary),
    session: policies.session.map(rawDocument),
    scp: policies.scp.map((level) => level.map(rawDocument)),
    rcp: policies.rcp.map((level) => level.map(rawDocument)),
    endpoint: one(policies.endpoint),
  };
}

type Written = CompiledPolicy['document']['statements'][number];

/** The document as JSON would give it: what the reference reads. */
export function rawDocument({ document }: CompiledPolicy): RawDocument {
  return { Version: document.version, Statement: document.statements.map(rawStatement) };
}

function rawStatement(written: Written): RawStatement {
  return {
    Effect: written.effect,
    ...(written.sid === null ? {} : { Sid: written.sid }),
    ...(written.principals === null ? {} : { Principal: rawPrincipal(written.principals) }),
    ...(written.notPrincipals === null ? {} : { NotPrincipal: rawPrincipal(written.notPrincipals) }),
    ...(written.actions === null ? {} : { Action: written.actions }),
    ...(written.notActions === null ? {} : { NotAction: written.notActions }),
    ...(written.resources === null ? {} : { Resource: written.resources }),
    ...(written.notResources === null ? {} : { NotResource: written.notResources }),
    ...(written.conditions.length === 0 ? {} : { Condition: rawCondition(written.conditions) }),
  };
}

function rawPrincipal(named: readonly NamedPrincipal[]): RawPrincipal {
  const byType = Map.groupBy(named, ({ type }) => type);
  return Object.fromEntries([...byType].map(([type, list]) => [type, list.map(({ value }) => value)]));
}

function rawCondition(conditions: Written['conditions']): RawCondition {
  const byOperator = Map.groupBy(conditions, ({ operator }) => operator);
  return Object.fromEntries([...byOperator].map(([operator, list]) => [operator, Object.fromEntries(list.map(({ key, values }) => [key, values]))]));
}
