import { statementJson } from '@octroi/policy';
import type { Edit, ExplanationJson } from '@octroi/policy/analyse';
import type { ExplainedDecision } from '../api/octroi.ts';

type LayerJson = ExplanationJson['layers'][number];
type StatementJson = LayerJson['policies'][number]['statements'][number];

/** How a layer of policies came out. */
export type Outcome = 'allows' | 'denies' | 'allowsNot' | 'appliesNot';

export interface StatementView {
  readonly key: string;
  /** Its Sid, else its number from 1. */
  readonly name: string;
  readonly source: string | null;
  readonly statement: StatementJson;
  /** The decision hangs on it. */
  readonly decided: boolean;
}

export interface LayerView {
  readonly key: string;
  readonly layer: string;
  readonly level: number | null;
  readonly outcome: Outcome;
  /** Those about the action. */
  readonly statements: readonly StatementView[];
  /** How many more are about other actions. */
  readonly others: number;
  /** The layer that the decision fell in. */
  readonly decided: boolean;
}

/** A change that would have the request allowed: one edit, or several together. */
export type Miss = readonly Pick<Edit, 'kind' | 'layer' | 'source' | 'before' | 'after'>[];

export interface DecisionView {
  readonly layers: readonly LayerView[];
  readonly misses: readonly Miss[];
}

/** One decision, ready to be read. Throws if the explanation is none. */
export function viewOf(decision: ExplainedDecision): DecisionView {
  const { layers, statements } = JSON.parse(decision.Explanation) as ExplanationJson;
  const decides = (layer: string, source: string | null, index: number): boolean => statements.some((ref) => ref.layer === layer && ref.source === source && ref.index === index);
  return {
    layers: layers.flatMap((layer) => layerView(layer, decision, decides)),
    misses: (JSON.parse(decision.NearestMisses) as { readonly edits: Miss }[]).map(({ edits }) => edits),
  };
}

function layerView({ layer, level, applies, allowed, denied, policies }: LayerJson, decision: ExplainedDecision, decides: (layer: string, source: string | null, index: number) => boolean): LayerView[] {
  // A layer without policies is worth a line only where that matters: the decision fell there, or somebody has to have one.
  if (policies.length === 0 && decision.Layer !== layer && !(applies && (layer === 'identity' || level !== null))) return [];
  const all = policies.flatMap(({ source, statements }, policy) => statements.map((statement) => ({ key: `${policy} ${statement.index}`, name: statement.sid === null || statement.sid === '' ? String(statement.index + 1) : statement.sid, source, statement, decided: decides(layer, source, statement.index) })));
  const about = all.filter(({ statement }) => !statement.missed.includes('action'));
  const outcome = !applies ? 'appliesNot' : denied ? 'denies' : allowed ? 'allows' : 'allowsNot';
  return [{ key: `${layer} ${level ?? ''}`, layer, level, outcome, statements: about, others: all.length - about.length, decided: decision.Layer === layer || about.some(({ decided }) => decided) }];
}

/** A statement of an edit as a policy writes it; null: there is none. */
export function statementText(statement: Edit['after']): string | null {
  return statement === null ? null : JSON.stringify(statementJson(statement), null, 2);
}
