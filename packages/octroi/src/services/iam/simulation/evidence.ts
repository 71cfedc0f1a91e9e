import { contextKeysOf, statementPlaces, type Explanation, type LayerExplanation, type RequestContext, type Statement as PolicyStatement, type TextPlace } from '@octroi/policy';
import type { PolicySourceType, Position, Statement } from '../../../../models/iam.gen.ts';
import type { LayerPolicies } from './simulation.ts';

type PoliciesOf = (layer: LayerExplanation) => LayerPolicies;

/** AWS says this and not one of the values that its model lists (IAM-171). */
const IAM_POLICY = 'IAM Policy' as string as PolicySourceType;
const RESOURCE_POLICY = 'Resource Policy' as string as PolicySourceType;

/** The layers whose Allow statements give something; those of the others only limit. */
const GIVING: ReadonlySet<string> = new Set(['identity', 'resource']);

/** The statements that made the decision: those that deny if there are any, else those that allow (IAM-173). */
export function matchedStatements(explanation: Explanation, policiesOf: PoliciesOf): readonly Statement[] {
  const denied = explanation.decision.effect === 'ExplicitlyDenied';
  const found: Statement[] = [];
  for (const layer of explanation.layers) {
    if (!layer.applies || (!denied && !GIVING.has(layer.layer))) continue;
    const { shown } = policiesOf(layer);
    for (const [index, { statements }] of layer.policies.entries()) {
      const matching = statements.filter(({ matched, effect }) => matched && (effect === 'Deny') === denied);
      if (matching.length === 0 || shown[index]!.hidden === true) continue;
      const places = statementPlaces(shown[index]!.text);
      for (const { index: number } of matching) {
        const place = places[number]!;
        found.push({
          SourcePolicyId: shown[index]!.id,
          SourcePolicyType: layer.layer === 'resource' ? RESOURCE_POLICY : IAM_POLICY,
          StartPosition: positionOf(place.after ?? place.start),
          EndPosition: positionOf(place.end),
        });
      }
    }
  }
  return found;
}

/**
 * Columns as AWS counts them: one more than the place (IAM-172). A statement of a list begins for AWS where what is
 * before it ends: with the list's bracket or the brace of the statement before.
 */
function positionOf({ line, column }: TextPlace): Position {
  return { Line: line, Column: column + 1 };
}

/**
 * The keys that statements about the action ask for and the request does not have (IAM-173): those of a statement's resources, and, if
 * its resources take the request's, those of its conditions.
 */
export function missingKeys(explanation: Explanation, policiesOf: PoliciesOf, context: RequestContext): readonly string[] {
  const missing = new Map<string, string>();
  for (const layer of explanation.layers) {
    if (!layer.applies) continue;
    const { shown, compiled } = policiesOf(layer);
    for (const [index, { statements }] of layer.policies.entries()) {
      if (shown[index]!.hidden === true) continue;
      const { document } = compiled[index]!;
      const add = (statement: PolicyStatement): void => {
        for (const key of contextKeysOf({ ...document, statements: [statement] })) {
          const lower = key.toLowerCase();
          if (!missing.has(lower) && context.get(lower) === undefined) missing.set(lower, key);
        }
      };
      for (const { index: number, action, principal, resource } of statements) {
        if (!action || !principal) continue;
        const written = document.statements[number]!;
        add({ ...written, conditions: [] });
        if (resource) add(written);
      }
    }
  }
  return [...missing.values()];
}
