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
  /** One edit; two or three where fewer are not enough, none of which can be left out. To be applied in this order. */
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
  /** How often edits may be put to `evaluate`; default 300. */
  readonly evaluations?: number;
}

const MAX_MISSES = 5;
const MAX_EVALUATIONS = 300;
/** Of each group, how many edits are tried alone, in pairs and in threes. */
const TRIED = [50, 6, 4] as const;

const rank = (edit: Edit): number => EDIT_KINDS.indexOf(edit.kind);
const sum = (edits: readonly Edit[], of: (edit: Edit) => number): number => edits.reduce((all, edit) => all + of(edit), 0);
const widensOf = (edits: readonly Edit[]): number => sum(edits, ({ widens }) => widens);
const nearer = (one: readonly Edit[], other: readonly Edit[]): number => widensOf(one) - widensOf(other) || sum(one, rank) - sum(other, rank);

/** Edits that mend one thing each: a layer or level that does not allow, or one statement that denies. Those that widen least first. */
interface Group {
  readonly edits: readonly Edit[];
  /** As long as it is not mended nothing allows: a Deny, or a level or an endpoint that has to allow. */
  readonly needed: boolean;
}

function groupsOf(request: Request, policies: Policies): Group[] {
  const { layers } = explain(request, policies);
  const groups = layers.flatMap((layer): Group[] => {
    const counted = layer.applies || (layer.layer !== 'scp' && layer.layer !== 'rcp');
    const denies = counted ? denyEdits(layer, policies, request) : [];
    const absent = layer.policies.length === 0 && (layer.layer === 'boundary' || layer.layer === 'endpoint' || (layer.layer === 'session' && request.principal.kind !== 'federated-user'));
    // The resource's policy may allow already, but through the account alone.
    const allows = layer.applies && !absent && (!layer.allowed || layer.layer === 'resource') ? [allowEdits(layer, policies, request)] : [];
    const needed = layer.layer === 'scp' || layer.layer === 'rcp' || layer.layer === 'endpoint';
    return [...denies.map((edits) => ({ edits, needed: true })), ...allows.map((edits) => ({ edits, needed }))];
  });
  return groups.map(({ edits, needed }) => ({ edits: edits.toSorted((one, other) => nearer([one], [other])), needed })).filter(({ edits, needed }) => needed || edits.length > 0);
}

/** Every choice of so many groups that leaves out none that is needed. */
function choices(groups: readonly Group[], size: number): readonly (readonly Group[])[] {
  if (size === 0) return groups.some(({ needed }) => needed) ? [] : [[]];
  const [first, ...rest] = groups;
  if (first === undefined) return [];
  return [...choices(rest, size - 1).map((others) => [first, ...others]), ...(first.needed ? [] : choices(rest, size))];
}

/** Edits of so many different groups, later statements first, so that applying one leaves the others' places alone. */
function combinationsOf(groups: readonly Group[], size: 1 | 2 | 3): readonly (readonly Edit[])[] {
  const combined = choices(groups, size).flatMap((chosen) =>
    chosen.reduce<readonly (readonly Edit[])[]>((all, { edits }) => all.flatMap((before) => edits.slice(0, TRIED[size - 1]!).map((edit) => [...before, edit])), [[]]),
  );
  return combined.map((edits) => edits.toSorted((one, other) => (other.statement ?? Infinity) - (one.statement ?? Infinity) || 0)).toSorted(nearer);
}

/**
 * For a denied request: the edits of the policies that `evaluate` confirms to have it allowed, those that widen least first and then in
 * the order of `EDIT_KINDS`; at most five. Where no single edit is enough, pairs (both sides of a call across accounts), and where no pair
 * is, threes. Empty for a request that is allowed, and for one that four things deny. It proposes; whether access should be given is
 * for people to decide.
 */
export function nearestMisses(request: Request, policies: Policies, options: NearestMissOptions = {}): readonly NearestMiss[] {
  const limit = Math.min(options.limit ?? MAX_MISSES, MAX_MISSES);
  const most = Math.min(options.evaluations ?? MAX_EVALUATIONS, MAX_EVALUATIONS);
  if (evaluate(request, policies).effect === 'Allowed') return [];
  const groups = groupsOf(request, policies);
  if (groups.filter(({ needed }) => needed).length > TRIED.length) return [];
  let spent = 0;
  const decide = (edits: readonly Edit[]): Decision => {
    spent += 1;
    return evaluate(request, edits.reduce(applyEdit, policies));
  };
  const found: NearestMiss[] = [];
  for (const size of [1, 2, 3] as const) {
    // Each size may use a third of the work, and what those before it left. Of several edits each is left out once to see that it is needed.
    const cost = size === 1 ? 1 : size + 1;
    for (const edits of combinationsOf(groups, size)) {
      if (spent + cost > (most * size) / TRIED.length || found.length >= limit) break;
      const decision = decide(edits);
      if (decision.effect !== 'Allowed') continue;
      const spare = size > 1 && edits.some((left) => decide(edits.filter((edit) => edit !== left)).effect === 'Allowed');
      if (!spare) found.push({ edits, widens: widensOf(edits), decision });
    }
    if (found.length > 0) break;
  }
  return found;
}
