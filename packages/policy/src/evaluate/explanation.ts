import type { Effect } from '../document/document.ts';
import type { Decision } from './decision.ts';
import type { Layer } from './policies.ts';

/** One condition of a statement against the request. */
export interface ConditionExplanation {
  readonly operator: string;
  readonly key: string;
  /** The policy's values, variables not expanded. */
  readonly wanted: readonly string[];
  /** The request's value, or values of a multivalued key; null if the key is absent. */
  readonly seen: string | readonly string[] | null;
  readonly matched: boolean;
}

/** How a resource policy's statement names the caller (EVAL-11 to EVAL-16). */
export type GrantKind = 'account' | 'user' | 'role' | 'session' | 'federated-user' | 'everyone' | 'service' | 'provider';

/** One statement against the request: it matched if all four parts did (EVAL-5). */
export interface StatementExplanation {
  readonly sid: string | null;
  readonly index: number;
  readonly effect: Effect;
  readonly matched: boolean;
  /** True also where the layer's statements name no principals. */
  readonly principal: boolean;
  /** How the caller is named; empty if it is not, or if the layer's statements name no principals. */
  readonly grants: readonly GrantKind[];
  readonly action: boolean;
  readonly resource: boolean;
  readonly condition: boolean;
  readonly conditions: readonly ConditionExplanation[];
}

/** One policy of a layer against the request, with all its statements in the document's order. */
export interface PolicyExplanation {
  readonly source: string | null;
  readonly statements: readonly StatementExplanation[];
}

/** One layer; each level of SCPs and of RCPs is one of its own, since each must allow (EVAL-31). */
export interface LayerExplanation {
  readonly layer: Layer;
  /** From 0, the root, for SCPs and RCPs; null for the others. */
  readonly level: number | null;
  /** False if the layer has no say about this caller (EVAL-32, EVAL-42, EVAL-66). */
  readonly applies: boolean;
  /** Some Allow matched. */
  readonly allowed: boolean;
  /** Some Deny matched. */
  readonly denied: boolean;
  readonly policies: readonly PolicyExplanation[];
}

/** Why a request is decided as it is: plain data, ready for JSON. */
export interface Explanation {
  readonly decision: Decision;
  /** The rule by which the layers came to the decision: `EVAL-2` for an explicit deny. */
  readonly rule: string;
  readonly action: string;
  readonly resource: string;
  readonly layers: readonly LayerExplanation[];
}
