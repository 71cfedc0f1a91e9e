import { explain, type Explanation, type LayerExplanation, type StatementExplanation } from '@octroi/policy';
import type { Decided } from '../../kernel/authorise.ts';

const WIDTH = 100;
const INDENT = '         ';

const LAYER: Readonly<Record<string, string>> = {
  identity: 'identity policy',
  resource: 'resource policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'VPC endpoint policy',
};

/** At most three lines: which policy, which statement, which condition value was seen. */
export function whyLines(decided: readonly Decided[], refusal: string | null): string[] {
  const telling = decided.find(({ decision }) => decision.effect !== 'Allowed') ?? decided[0];
  const lines = telling === undefined ? (refusal === null ? [] : [refusal]) : linesOf(explain(telling.request, telling.policies), telling);
  return lines.slice(0, 3).map((line) => INDENT + clip(line, WIDTH - INDENT.length));
}

function linesOf(explanation: Explanation, { ask }: Decided): string[] {
  const { decision, layers } = explanation;
  const nameOf = (layer: LayerExplanation): string => (layer.layer === 'resource' && ask.resourceRule === 'role-trust' ? 'trust policy' : LAYER[layer.layer]!);
  switch (decision.effect) {
    case 'Allowed':
      return layers.flatMap((layer) => matching(layer, 'Allow').map((found) => `${place(nameOf(layer), found)} allows${seen(found.statement)}`));
    case 'ExplicitlyDenied':
      return layers.flatMap((layer) => matching(layer, 'Deny').map((found) => `${place(nameOf(layer), found)} denies${seen(found.statement)}`));
    case 'ImplicitlyDenied': {
      const missing = layers.filter((layer) => layer.layer === decision.layer && layer.applies);
      const named = missing[0] === undefined ? LAYER[decision.layer]! : nameOf(missing[0]);
      const near = missing.flatMap((layer) => nearest(layer).map((found) => ({ name: nameOf(layer), found })));
      const none = missing.every((layer) => layer.policies.length === 0) ? ': there is none' : '';
      return [`no ${named} allows ${explanation.action}${none}`, ...near.flatMap(({ name, found }) => failing(place(name, found), found.statement))];
    }
  }
}

interface Found {
  readonly source: string | null;
  readonly statement: StatementExplanation;
}

function matching(layer: LayerExplanation, effect: 'Allow' | 'Deny'): Found[] {
  return layer.policies.flatMap(({ source, statements }) => statements.filter((statement) => statement.effect === effect && statement.matched).map((statement) => ({ source, statement })));
}

/** Statements that would have allowed but for one part, the closest first. */
function nearest(layer: LayerExplanation): Found[] {
  const parts = ({ principal, action, resource, condition }: StatementExplanation): number => Number(principal) + Number(action) + Number(resource) + Number(condition);
  return layer.policies
    .flatMap(({ source, statements }) => statements.filter(({ effect, matched }) => effect === 'Allow' && !matched).map((statement) => ({ source, statement })))
    .toSorted((a, b) => parts(b.statement) - parts(a.statement))
    .slice(0, 1);
}

/** `identity policy policy/invoke-greeter, statement 1`; a role has one trust policy, which needs no name. */
function place(layer: string, { source, statement }: Found): string {
  const policy = layer === 'trust policy' || source === null || source.startsWith(layer) ? '' : ` ${source.startsWith('arn:') ? source.slice(source.lastIndexOf(':') + 1) : source}`;
  return `${layer}${policy}, statement ${statement.sid || statement.index + 1}`;
}

const shown = (value: string | readonly string[] | null): string => (value === null ? 'absent' : typeof value === 'string' ? value : value.join(' '));

function seen(statement: StatementExplanation): string {
  const [first] = statement.conditions;
  return first === undefined ? '' : `: ${first.key} is ${shown(first.seen)}`;
}

/** What keeps a statement from matching: one line, or two for a condition (what it wants, what was seen). */
function failing(at: string, statement: StatementExplanation): string[] {
  if (!statement.principal) return [`${at} names other principals`];
  if (!statement.action) return [`${at} is about other actions`];
  if (!statement.resource) return [`${at} is about another resource`];
  const failed = statement.conditions.find((condition) => !condition.matched);
  if (failed === undefined) return [`${at} does not match`];
  return [`${at} wants ${failed.key} ${wanted(failed.wanted)}`, `${failed.key} is ${shown(failed.seen)}`];
}

function wanted(values: readonly string[]): string {
  const short = values.map((value) => (value.length > 12 ? `${value.slice(0, 9)}...` : value));
  return short.length > 3 ? `${short.slice(0, 3).join(' or ')} or ${short.length - 3} more` : short.join(' or ');
}

function clip(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 3)}...`;
}
