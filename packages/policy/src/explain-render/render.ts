import { nameOfLayer, nameOfPolicy, nameOfStatement } from '../analyse/words.ts';
import type { Decision } from '../evaluate/decision.ts';
import type { ConditionExplanation, Explanation, LayerExplanation, StatementExplanation } from '../evaluate/explanation.ts';
import { conditionRule } from './condition-rule.ts';
import { missedParts } from './json.ts';
import { ruleOf } from './rules.ts';
import type { Span } from './terminal.ts';
import { bad, faint, good, link, plain, strong, wrapped } from './terminal.ts';

/** How an explanation is to be laid out. */
export interface RenderOptions {
  /** Characters to a line; default 100, at least 40. */
  readonly width?: number;
  /** True for ANSI colours; default false. */
  readonly colour?: boolean;
}

/** A line of the tree and what hangs on it. */
interface Node {
  readonly spans: readonly Span[];
  readonly children: readonly Node[];
}

/** Of a long list of values, how many are shown. */
const SHOWN = 8;

function valuesOf(values: readonly string[]): string {
  if (values.length === 0) return 'nothing';
  const shown = values.slice(0, SHOWN).map((value) => `\`${value}\``).join(', ');
  return values.length > SHOWN ? `${shown} and ${values.length - SHOWN} more` : shown;
}

const mark = (matched: boolean): Span => (matched ? good('✓ ') : bad('✗ '));

function conditionNode(condition: ConditionExplanation): Node {
  const { operator, key, wanted, seen, matched } = condition;
  const saw = seen === null ? 'the key is absent' : `saw ${valuesOf(typeof seen === 'string' ? [seen] : seen)}`;
  const rule = ruleOf(conditionRule(condition));
  return { spans: [mark(matched), plain(`${operator} \`${key}\`: wanted ${valuesOf(wanted)}; ${saw} `), faint(`[${rule.id}: ${rule.text}]`)], children: [] };
}

function statementNode(statement: StatementExplanation): Node {
  const { sid, index, effect, matched, grants, conditions } = statement;
  const missed = missedParts(statement);
  const said = matched ? (effect === 'Deny' ? 'denies' : 'allows') : `${missed.join(' and ')} ${missed.length === 1 ? 'does' : 'do'} not match`;
  const how = grants.length === 0 ? '' : `, names the caller as ${grants.join(', ')}`;
  const sign = matched && effect === 'Deny' ? bad('✗ ') : mark(matched);
  return { spans: [sign, plain(`${effect} ${nameOfStatement(sid, index)}: ${said}${how}`)], children: conditions.map(conditionNode) };
}

/** Statements about other actions in one line; all others one by one. */
function statementNodes(statements: readonly StatementExplanation[]): Node[] {
  const others = statements.filter(({ action }) => !action).map(({ sid, index }) => nameOfStatement(sid, index).replace('statement ', ''));
  const about = statements.filter(({ action }) => action).map(statementNode);
  const many = others.length > SHOWN ? `${others.slice(0, SHOWN).join(', ')} and ${others.length - SHOWN} more` : others.join(', ');
  return others.length === 0 ? about : [...about, { spans: [faint(`other actions: statement${others.length === 1 ? '' : 's'} ${many}`)], children: [] }];
}

function layerNode({ layer, level, applies, allowed, denied, policies }: LayerExplanation): Node {
  const name = `${nameOfLayer(layer)}${level === null ? '' : `, level ${level}`}`;
  const said = !applies ? faint('does not apply') : denied ? bad('denies') : allowed ? good('allows') : policies.length === 0 ? faint('none') : bad('does not allow');
  const children = policies.map(({ source, statements }): Node => ({ spans: [plain(source === null ? 'a policy' : `policy \`${source}\``)], children: statementNodes(statements) }));
  return { spans: [strong(name), plain(': '), said], children };
}

function linesOf({ spans, children }: Node, first: string, rest: string, width: number, colour: boolean): string[] {
  const hanging = children.length > 0 ? `${rest}│ ` : `${rest}  `;
  const lines = wrapped(spans, first, hanging, width, colour);
  const below = children.flatMap((child, at) => (at === children.length - 1 ? linesOf(child, `${rest}└─ `, `${rest}   `, width, colour) : linesOf(child, `${rest}├─ `, `${rest}│  `, width, colour)));
  return [...lines, ...below];
}

function headline(decision: Decision): readonly Span[] {
  switch (decision.effect) {
    case 'Allowed':
      return [good('allowed')];
    case 'ExplicitlyDenied':
      return [bad('denied'), plain(`: the ${nameOfLayer(decision.layer)} denies it`)];
    case 'ImplicitlyDenied':
      return [bad('denied'), plain(`: no ${nameOfLayer(decision.layer)} allows it`)];
  }
}

/**
 * An explanation for a terminal: the decision with its rule and AWS's page on it, the statements that it hangs on, then a tree of every
 * layer, policy, statement and condition. Control characters from policies and requests come out escaped. No line feed at the end.
 */
export function renderExplanation(explanation: Explanation, options: RenderOptions = {}): string {
  const { decision, action, resource, layers } = explanation;
  const width = Math.max(40, Math.floor(options.width ?? 100) || 40);
  const colour = options.colour ?? false;
  const rule = ruleOf(explanation.rule);
  const refs = decision.effect === 'ImplicitlyDenied' ? [] : decision.statements;
  const hangsOn = refs.map(({ layer, source, sid, index }): Node => ({ spans: [plain(`${nameOfStatement(sid, index)} of ${nameOfPolicy(layer, null, source)}`)], children: [] }));
  const nodes: Node[] = [
    { spans: [...headline(decision), plain(`: ${action} on ${resource}`)], children: [] },
    { spans: [plain(`${rule.id}: ${rule.text} `), link(rule.page)], children: [] },
    ...(hangsOn.length === 0 ? [] : [{ spans: [plain(decision.effect === 'Allowed' ? 'it hangs on' : 'denied by')], children: hangsOn }]),
    ...layers.filter(({ applies, policies, layer }) => policies.length > 0 || (applies && (layer === 'identity' || layer === 'scp' || layer === 'rcp'))).map(layerNode),
  ];
  return nodes.flatMap((node) => linesOf(node, '', '', width, colour)).join('\n');
}
