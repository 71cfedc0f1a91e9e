import type { Condition, Document, Effect, NamedPrincipal, PolicyIssue, PrincipalType, Statement, Version } from './document.ts';
import type { JsonMember, JsonNode } from './json.ts';
import { nodeOf, readJson } from './json.ts';
import { operatorOf } from '../condition/operator.ts';

/** A document, or every fault that kept it from being one. */
export type ParseResult = { readonly ok: true; readonly document: Document } | { readonly ok: false; readonly issues: readonly PolicyIssue[] };

type Report = (path: string, offset: number, message: string) => void;

const TOP_MEMBERS = new Set(['Version', 'Id', 'Statement']);
const STATEMENT_MEMBERS = new Set(['Sid', 'Principal', 'NotPrincipal', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']);
const PRINCIPAL_TYPES = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);
const EVERYONE: readonly NamedPrincipal[] = [{ type: 'AWS', value: '*' }];

/** Reports repeated names (POL-4) and names outside `known`, and gives the members by name. */
function membersOf(node: JsonNode & { type: 'object' }, path: string, known: ReadonlySet<string> | null, report: Report): Map<string, JsonMember> {
  const members = new Map<string, JsonMember>();
  for (const member of node.members) {
    if (members.has(member.name)) report(`${path}.${member.name}`, member.start, `member \`${member.name}\` occurs twice`);
    else members.set(member.name, member);
    if (known !== null && !known.has(member.name)) report(`${path}.${member.name}`, member.start, `unknown member \`${member.name}\``);
  }
  return members;
}

function stringsOf(node: JsonNode, path: string, report: Report): readonly string[] {
  if (node.type === 'string') return [node.value];
  if (node.type !== 'array') {
    report(path, node.start, 'expected a string or a list of strings');
    return [];
  }
  const values: string[] = [];
  for (const [index, item] of node.items.entries()) {
    if (item.type === 'string') values.push(item.value);
    else report(`${path}[${index}]`, item.start, 'expected a string');
  }
  return values;
}

function principalsOf(node: JsonNode, path: string, report: Report): readonly NamedPrincipal[] {
  if (node.type === 'string' && node.value === '*') return EVERYONE;
  if (node.type !== 'object') {
    report(path, node.start, 'expected `*` or an object of principals');
    return [];
  }
  const principals: NamedPrincipal[] = [];
  for (const [name, member] of membersOf(node, path, PRINCIPAL_TYPES, report)) {
    for (const value of stringsOf(member.value, `${path}.${name}`, report)) principals.push({ type: name as PrincipalType, value });
  }
  return principals;
}

function conditionValues(node: JsonNode, path: string, report: Report): readonly string[] {
  const values: string[] = [];
  const items = node.type === 'array' ? node.items : [node];
  for (const [index, item] of items.entries()) {
    if (item.type === 'string') values.push(item.value);
    else if (item.type === 'number') values.push(item.text);
    else if (item.type === 'boolean') values.push(String(item.value));
    else report(node.type === 'array' ? `${path}[${index}]` : path, item.start, 'expected a string, a number or a boolean');
  }
  return values;
}

function conditionsOf(node: JsonNode, path: string, report: Report): readonly Condition[] {
  if (node.type !== 'object') {
    report(path, node.start, 'expected an object of condition operators');
    return [];
  }
  const conditions: Condition[] = [];
  for (const [operator, block] of membersOf(node, path, null, report)) {
    const blockPath = `${path}["${operator}"]`;
    if (block.value.type !== 'object') {
      report(blockPath, block.value.start, 'expected an object of condition keys');
      continue;
    }
    if (block.value.members.length > 0 && operatorOf(operator) === null) report(blockPath, block.start, `unknown condition operator \`${operator}\``);
    const keys = new Set<string>();
    for (const { name: key, start, value } of block.value.members) {
      const keyPath = `${blockPath}["${key}"]`;
      const lower = key.toLowerCase();
      if (keys.has(lower)) report(keyPath, start, `condition key \`${key}\` occurs twice under one operator`);
      keys.add(lower);
      conditions.push({ operator, key, values: conditionValues(value, keyPath, report) });
    }
  }
  return conditions;
}

function stringOrNull(member: JsonMember | undefined, path: string, report: Report): string | null {
  if (member === undefined) return null;
  if (member.value.type === 'string') return member.value.value;
  report(`${path}.${member.name}`, member.value.start, 'expected a string');
  return null;
}

function statementOf(node: JsonNode, path: string, report: Report): Statement | null {
  if (node.type !== 'object') {
    report(path, node.start, 'expected a statement object');
    return null;
  }
  const members = membersOf(node, path, STATEMENT_MEMBERS, report);
  for (const name of ['Principal', 'Action', 'Resource']) {
    if (members.has(name) && members.has(`Not${name}`)) report(path, node.start, `has both \`${name}\` and \`Not${name}\``);
  }
  if (!members.has('Action') && !members.has('NotAction')) report(path, node.start, 'has neither `Action` nor `NotAction`');
  const effect = members.get('Effect');
  if (effect === undefined) report(path, node.start, 'has no `Effect`');
  else if (effect.value.type !== 'string' || (effect.value.value !== 'Allow' && effect.value.value !== 'Deny')) {
    report(`${path}.Effect`, effect.value.start, 'expected `Allow` or `Deny`');
  }
  const list = <T>(name: string, read: (node: JsonNode, path: string, report: Report) => readonly T[]): readonly T[] | null => {
    const member = members.get(name);
    return member === undefined ? null : read(member.value, `${path}.${name}`, report);
  };
  return {
    sid: stringOrNull(members.get('Sid'), path, report),
    effect: effect?.value.type === 'string' ? (effect.value.value as Effect) : 'Deny',
    principals: list('Principal', principalsOf),
    notPrincipals: list('NotPrincipal', principalsOf),
    actions: list('Action', stringsOf),
    notActions: list('NotAction', stringsOf),
    resources: list('Resource', stringsOf),
    notResources: list('NotResource', stringsOf),
    conditions: list('Condition', conditionsOf) ?? [],
  };
}

function build(root: JsonNode, report: Report): Document | null {
  if (root.type !== 'object') {
    report('$', root.start, 'expected a policy object');
    return null;
  }
  const members = membersOf(root, '$', TOP_MEMBERS, report);
  const version = stringOrNull(members.get('Version'), '$', report) ?? '2008-10-17';
  if (version !== '2012-10-17' && version !== '2008-10-17') {
    report('$.Version', members.get('Version')?.value.start ?? 0, `unknown version \`${version.slice(0, 64)}\``);
  }
  const statement = members.get('Statement')?.value;
  const statements: Statement[] = [];
  if (statement === undefined) report('$', root.start, 'has no `Statement`');
  else if (statement.type === 'array') {
    for (const [index, item] of statement.items.entries()) {
      const read = statementOf(item, `$.Statement[${index}]`, report);
      if (read !== null) statements.push(read);
    }
  } else {
    const read = statementOf(statement, '$.Statement', report);
    if (read !== null) statements.push(read);
  }
  return { version: version as Version, id: stringOrNull(members.get('Id'), '$', report), statements };
}

/** Line and column (both from 1) of an offset. */
function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let from = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    from = at + 1;
  }
  return { line, column: offset - from + 1 };
}

/** Bound on reported issues, so that a hostile document cannot make a large answer. */
const MAX_ISSUES = 100;

function result(root: JsonNode, text: string | null): ParseResult {
  const issues: PolicyIssue[] = [];
  const document = build(root, (path, offset, message) => {
    if (issues.length >= MAX_ISSUES) return;
    issues.push(text === null ? { line: null, column: null, path, message } : { ...placeOf(text, offset), path, message });
  });
  return document !== null && issues.length === 0 ? { ok: true, document } : { ok: false, issues };
}

/**
 * Reads a policy document of any kind (POL-1 to POL-9): the structure only. Whether IAM would accept it as a managed,
 * trust or other policy is `validateDocument`'s question. Never throws. Bounds: 1,000,000 characters, 32 levels of nesting, and at most
 * 100 issues are reported.
 */
export function parsePolicy(text: string): ParseResult {
  const read = readJson(text);
  if (!read.ok) return { ok: false, issues: [{ ...placeOf(text, read.offset), path: '$', message: read.message }] };
  return result(read.node, text);
}

/**
 * The same for a document that is already a JavaScript value. Issues carry no line and column. Never throws. Bounds: 131,072 values,
 * each counted as often as it is reached, and 32 levels of nesting.
 */
export function documentOf(value: unknown): ParseResult {
  const node = nodeOf(value);
  if (node === null) return { ok: false, issues: [{ line: null, column: null, path: '$', message: 'is no JSON value, or is too large or nested too deep' }] };
  return result(node, null);
}
