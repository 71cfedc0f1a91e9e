import type { Decision } from '../evaluate/decision.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { explain } from '../evaluate/explain.ts';
import type { Policies } from '../evaluate/policies.ts';
import type { Request } from '../request/request.ts';
import { allowEdits } from './allow-edits.ts';
import { denyEdits } from './deny-edits.ts';
import type { Edit } from './edit.ts';
import { applyEdit, EDIT_KINDS } from './edit.ts';

/** One way to have a denied request allowed. */
export interface NearestMiss {
  /** One edit, or two where no single one is enough; to be applied in this order. */
  readonly edits: readonly Edit[];
  /** The sum over the edits. */
  readonly widens: number;
  /** What `evaluate` decides once they are applied. */
  readonly decision: Decision & { readonly effect: 'Allowed' };
}

/** Bounds of a search; each default is also the most that can be had. */
export interface NearestMissOptions {
  /** Default 5. */
  readonly limit?: number;
  /** How often `evaluate` may be called; default 200. */
  readonly evaluations?: number;
}

const MAX_MISSES = 5;
const MAX_EVALUATIONS = 200;
/** Of each group, how many edits are tried in pairs. */
const PAIRED = 6;
/** Of each group, how many edits are tried at all. */
const TRIED = 50;

const rank = (edit: Edit): number => EDIT_KINDS.indexOf(edit.kind);
const nearer = (one: Edit, other: Edit): number => one.widens - other.widens || rank(one) - rank(other);

/** Edits that mend one thing each: a layer or level that does not allow, or one statement that denies. */
function groupsOf(request: Request, policies: Policies): Edit[][] {
  const { layers } = explain(request, policies);
  const groups = layers.flatMap((layer) => {
    const counted = layer.applies || (layer.layer !== 'scp' && layer.layer !== 'rcp');
    const denies = counted ? denyEdits(layer, policies, request) : [];
    const absent = layer.policies.length === 0 && (layer.layer === 'boundary' || layer.layer === 'endpoint' || (layer.layer === 'session' && request.principal.kind !== 'federated-user'));
    // The resource's policy may allow already, but through the account alone.
    const allows = layer.applies && !absent && (!layer.allowed || layer.layer === 'resource') ? [allowEdits(layer, policies, request)] : [];
    return [...denies, ...allows];
  });
  return groups.map((group) => [...group].sort(nearer).slice(0, TRIED)).filter((group) => group.length > 0);
}

/** Pairs of edits of different groups, later statements first, so that applying one leaves the other's place alone. */
function pairsOf(groups: readonly (readonly Edit[])[]): (readonly [Edit, Edit])[] {
  const best = groups.map((group) => group.slice(0, PAIRED));
  const pairs = best.flatMap((group, at) =>
    best.slice(at + 1).flatMap((others) => group.flatMap((one) => others.map((other): readonly [Edit, Edit] => ((one.statement ?? Infinity) >= (other.statement ?? Infinity) ? [one, other] : [other, one])))),
  );
  const widens = ([one, other]: readonly [Edit, Edit]): number => one.widens + other.widens;
  return pairs.sort((one, other) => widens(one) - widens(other) || rank(one[0]) + rank(one[1]) - rank(other[0]) - rank(other[1]));
}

/**
 * For a denied request: the edits of the policies that `evaluate` confirms to have it allowed, those that widen least first and then in
 * the order of `EDIT_KINDS`; at most five. Where no single edit is enough, pairs (both sides of a call across accounts). Empty for a
 * request that is allowed, and for one that three things deny. It proposes; whether access should be given is for people to decide.
 */
export function nearestMisses(request: Request, policies: Policies, options: NearestMissOptions = {}): readonly NearestMiss[] {
  const limit = Math.min(options.limit ?? MAX_MISSES, MAX_MISSES);
  let left = Math.min(options.evaluations ?? MAX_EVALUATIONS, MAX_EVALUATIONS);
  if (evaluate(request, policies).effect === 'Allowed') return [];
  const groups = groupsOf(request, policies);
  const found: NearestMiss[] = [];
  const attempt = (candidates: readonly (readonly Edit[])[]): void => {
    for (const edits of candidates) {
      if (left <= 0 || found.length >= limit) return;
      left -= 1;
      const decision = evaluate(request, edits.reduce(applyEdit, policies));
      if (decision.effect === 'Allowed') found.push({ edits, widens: edits.reduce((sum, edit) => sum + edit.widens, 0), decision });
    }
  };
  // A second half of the work is kept for pairs.
  attempt(groups.flat().sort(nearer).slice(0, Math.ceil(left / 2)).map((edit) => [edit]));
  if (found.length === 0) attempt(pairsOf(groups));
  return found;
}
