import type { ExplanationJson } from '@octroi/policy/analyse';
import type { Outputs } from '../../../models/octroi.gen.ts';
import { bold, dim, green, red } from '../terminal.ts';

type Decision = NonNullable<Outputs['ExplainRequest']['Decisions']>[number];
type LayerJson = ExplanationJson['layers'][number];
type StatementJson = LayerJson['policies'][number]['statements'][number];

const LAYERS: Readonly<Record<string, string>> = {
  identity: 'identity policy',
  resource: 'resource policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'VPC endpoint policy',
};

/** Policies and requests are other people's text: what would steer the terminal is shown as `?`. */
const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
const list = (values: readonly string[]): string => (values.length > 4 ? `${values.slice(0, 4).join(' or ')} or ${values.length - 4} more` : values.join(' or '));

/** One decision as lines: how it came out, each layer that may be seen with its statements about the action, and what would have helped. */
export function decisionLines({ Action = '', Resource = '', Effect, Layer, DecidedElsewhere = false, Explanation = '{}', NearestMisses = '[]', Hidden = [] }: Decision): string[] {
  const explanation = JSON.parse(Explanation) as ExplanationJson;
  const nameOf = (layer: string): string => (layer === 'resource' && Action.startsWith('sts:AssumeRole') ? 'trust policy' : (LAYERS[layer] ?? layer));
  const lines = [`${Effect === 'Allowed' ? green('allowed') : red('denied ')}  ${bold(printable(`${Action} on ${Resource}`))}`];
  if (DecidedElsewhere) lines.push('         this account\'s side does not refuse it; the account on the other side does');
  else if (Effect === 'ExplicitlyDenied') lines.push(`         denied by the ${nameOf(Layer ?? '')}`);
  else if (Effect === 'ImplicitlyDenied') lines.push(`         no ${nameOf(Layer ?? '')} allows it`);
  for (const layer of explanation.layers ?? []) lines.push(...layerLines(layer, nameOf(layer.layer)));
  const misses = JSON.parse(NearestMisses) as { edits: { description: string }[] }[];
  for (const [index, { edits }] of misses.entries()) lines.push(printable(`  ${index === 0 ? 'nearest changes' : '               '}  ${edits.map(({ description }) => description).join(', and ')}`));
  if (Hidden.length > 0) lines.push(dim(`  not shown to this account: ${Hidden.map(nameOf).join(', ')}`));
  return lines;
}

function layerLines({ layer, level, applies, allowed, denied, policies }: LayerJson, name: string): string[] {
  if (policies.length === 0 && !(applies && (layer === 'identity' || layer === 'scp' || layer === 'rcp'))) return [];
  const outcome = !applies ? 'does not apply' : denied ? red('denies') : allowed ? green('allows') : policies.length === 0 && layer === 'identity' ? 'none' : red('does not allow');
  return [`  ${name}${level === null ? '' : `, level ${level}`}: ${outcome}`, ...policies.flatMap(({ source, statements }) => statements.flatMap((statement) => statementLines(statement, source)))];
}

function statementLines({ sid, index, effect, matched, missed, conditions }: StatementJson, source: string | null): string[] {
  if (missed.includes('action')) return [];
  const at = `${source === null ? '' : `${source}, `}statement ${sid === null || sid === '' ? index + 1 : sid}`;
  const said = matched ? (effect === 'Allow' ? green('allows') : red('denies')) : `${missed.join(' and ')} ${missed.length === 1 ? 'does' : 'do'} not match`;
  const told = conditions.filter((condition) => !matched === !condition.matched);
  return [
    `    ${printable(at)}: ${said}`,
    ...told.map(({ operator, key, wanted, seen }) => printable(`      ${operator} ${key} wants ${list(wanted)}; ${seen === null ? 'it is absent' : `it is ${typeof seen === 'string' ? seen : seen.join(' ')}`}`)),
  ];
}
