import { explain, type Layer } from '@octroi/policy';
import { explanationJson, nearestMisses, type ExplanationJson } from '@octroi/policy/analyse';
import type { Decision } from '../../../../models/octroi.gen.ts';
import type { Decided } from '../../../kernel/authorise.ts';
import { sideOf, type Side } from '../decisions/side.ts';
import { summaryOf } from '../decisions/summary.ts';

/**
 * One decision of a request as an account may see it: the tree of its own layers, and the nearest changes to its own policies that would
 * have it allowed. Of the other side's layers not even their number is told. null if the account is on no side of it.
 */
export function explainDecision(decided: Decided, account: string): Decision | null {
  const [side, summary] = [sideOf(account, decided), summaryOf(decided, account)];
  if (side === null || summary === null) return null;
  const { request, policies } = decided;
  const whole = explanationJson(explain(request, policies));
  const misses = nearestMisses(request, policies).filter(({ edits }) => edits.every((edit) => side.sees(edit.layer)));
  return {
    ...summary,
    Explanation: JSON.stringify(shown(whole, side)),
    NearestMisses: JSON.stringify(misses.map(({ edits, widens }) => ({ edits, widens }))),
    Hidden: hiddenLayers(side),
  };
}

function shown(whole: ExplanationJson, side: Side) {
  const { format, action, resource, rule, statements, effect, layer, layers } = whole;
  const elsewhere = layer !== null && !side.knows(layer);
  return {
    format,
    action,
    resource,
    effect: elsewhere ? 'ImplicitlyDenied' : effect,
    layer: elsewhere ? null : layer,
    rule: elsewhere ? null : rule,
    statements: statements.filter((statement) => side.sees(statement.layer)),
    layers: layers.filter((one) => side.knows(one.layer)).map((one) => (side.sees(one.layer) ? one : { ...one, policies: [] })),
  };
}

const LAYERS: readonly Layer[] = ['identity', 'resource', 'boundary', 'session', 'scp', 'rcp', 'endpoint'];

const hiddenLayers = (side: Side): string[] => LAYERS.filter((layer) => !side.sees(layer));
