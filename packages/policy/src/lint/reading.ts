import type { Operator } from '../condition/operator.ts';
import { operatorOf } from '../condition/operator.ts';
import type { Effect, PrincipalType } from '../document/document.ts';
import type { JsonMember, JsonNode } from '../document/json.ts';
import type { FindingCode } from './finding.ts';

/** Where something stands. */
export interface Place {
  readonly path: string;
  readonly offset: number;
}

/** A value and where it stands. */
export interface Text extends Place {
  readonly value: string;
}

export interface PrincipalText extends Text {
  readonly type: PrincipalType;
}

export interface PrincipalRead extends Place {
  /** Written as `"*"`. */
  readonly star: boolean;
  readonly values: readonly PrincipalText[];
}

export interface Scalar extends Text {
  readonly type: 'string' | 'number' | 'boolean';
}

/** One key under one operator. */
export interface ConditionRead {
  readonly operatorName: string;
  /** Null if there is no such operator. */
  readonly operator: Operator | null;
  readonly key: string;
  /** The key in lower case (COND-6). */
  readonly lower: string;
  readonly at: Place;
  readonly values: readonly Scalar[];
}

/** A statement as far as it can be read; an element that is not there is null. */
export interface StatementRead extends Place {
  readonly node: JsonNode;
  readonly effect: Effect | null;
  readonly sid: Text | null;
  readonly principal: PrincipalRead | null;
  readonly notPrincipal: PrincipalRead | null;
  readonly actions: readonly Text[] | null;
  readonly notActions: readonly Text[] | null;
  readonly resources: readonly Text[] | null;
  readonly notResources: readonly Text[] | null;
  readonly conditions: readonly ConditionRead[];
}

export interface DocumentRead extends Place {
  /** Null if absent or unknown. */
  readonly version: string | null;
  readonly statements: readonly StatementRead[];
}

export type Report = (code: FindingCode, at: Place, message: string) => void;

const TOP_MEMBERS = new Set(['Version', 'Id', 'Statement']);
const STATEMENT_MEMBERS = new Set(['Sid', 'Principal', 'NotPrincipal', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']);
const PRINCIPAL_TYPES = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);

/** User input for messages and paths, cut so that no finding grows with the document. */
export function clip(text: string): string {
  return text.length > 128 ? `${text.slice(0, 125)}...` : text;
}

const child = (path: string, name: string): string => (/^[A-Za-z]+$/.test(name) && name.length <= 128 ? `${path}.${name}` : `${path}["${clip(name)}"]`);

type ObjectNode = JsonNode & { readonly type: 'object' };

/** The members by name; reports a name that occurs twice (POL-4), and with `known` a name that is none of these. */
function membersOf(node: ObjectNode, path: string, report: Report, known: ReadonlySet<string> | null = null, unknown: FindingCode = 'INVALID_POLICY_ELEMENT'): Map<string, JsonMember> {
  const members = new Map<string, JsonMember>();
  for (const member of node.members) {
    const at = { path: child(path, member.name), offset: member.start };
    if (members.has(member.name)) report('JSON_SYNTAX_ERROR', at, `member \`${clip(member.name)}\` occurs twice in one object`);
    else if (known !== null && !known.has(member.name)) report(unknown, at, `\`${clip(member.name)}\` is none of ${[...known].join(', ')}`);
    else members.set(member.name, member);
  }
  return members;
}

function mismatch(report: Report, path: string, node: JsonNode, wanted: string): void {
  report('DATA_TYPE_MISMATCH', { path, offset: node.start }, `expected ${wanted}, found ${node.type === 'null' ? 'null' : `a value of type ${node.type}`}`);
}

function stringOf(member: JsonMember | undefined, path: string, report: Report): Text | null {
  if (member === undefined) return null;
  const { value } = member;
  if (value.type === 'string') return { path: child(path, member.name), offset: value.start, value: value.value };
  mismatch(report, child(path, member.name), value, 'a string');
  return null;
}

/** A string or a list of strings (POL-3); an empty list is reported as `empty`. */
function stringsOf(member: JsonMember | undefined, path: string, report: Report, empty: FindingCode, what: string): readonly Text[] | null {
  if (member === undefined) return null;
  const at = child(path, member.name);
  const { value } = member;
  if (value.type === 'string') return [{ path: at, offset: value.start, value: value.value }];
  if (value.type !== 'array') {
    mismatch(report, at, value, 'a string or a list of strings');
    return [];
  }
  if (value.items.length === 0) report(empty, { path: at, offset: value.start }, `the list names no ${what}, so the statement has no effect`);
  return value.items.flatMap((item, index) => {
    if (item.type === 'string') return [{ path: `${at}[${index}]`, offset: item.start, value: item.value }];
    mismatch(report, `${at}[${index}]`, item, 'a string');
    return [];
  });
}

function principalOf(member: JsonMember | undefined, path: string, report: Report): PrincipalRead | null {
  if (member === undefined) return null;
  const { value } = member;
  const at = { path: child(path, member.name), offset: value.start };
  if (value.type === 'string' && value.value === '*') return { ...at, star: true, values: [{ ...at, type: 'AWS', value: '*' }] };
  if (value.type !== 'object') {
    report('INVALID_PRINCIPAL_FORMAT', at, 'a principal is `"*"` or an object such as `{"AWS": "111122223333"}`');
    return { ...at, star: false, values: [] };
  }
  if (value.members.length === 0) report('EMPTY_OBJECT_PRINCIPAL', at, 'no principal is named, so the statement has no effect');
  const members = membersOf(value, at.path, report, PRINCIPAL_TYPES, 'INVALID_PRINCIPAL_KEY');
  const values = [...members].flatMap(([type, inner]) =>
    (stringsOf(inner, at.path, report, 'EMPTY_ARRAY_PRINCIPAL', 'principals') ?? []).map((text) => ({ ...text, type: type as PrincipalType })),
  );
  return { ...at, star: false, values };
}

function scalarsOf(node: JsonNode, path: string, report: Report): readonly Scalar[] {
  const items = node.type === 'array' ? node.items : [node];
  return items.flatMap((item, index): Scalar[] => {
    const at = node.type === 'array' ? `${path}[${index}]` : path;
    if (item.type === 'string') return [{ path: at, offset: item.start, type: 'string', value: item.value }];
    if (item.type === 'number') return [{ path: at, offset: item.start, type: 'number', value: item.text }];
    if (item.type === 'boolean') return [{ path: at, offset: item.start, type: 'boolean', value: String(item.value) }];
    mismatch(report, at, item, 'a string, a number or a boolean');
    return [];
  });
}

/** POL-50: says what is wrong with the name of an operator that there is not. */
function reportOperator(name: string, at: Place, report: Report): void {
  const bare = name.replace(/^(?:ForAnyValue|ForAllValues):/, '');
  if (bare === 'NullIfExists') report('NULL_WITH_IF_EXISTS', at, '`Null` asks whether the key exists, so it takes no `IfExists`');
  else if (bare === 'Null') report('NULL_WITH_QUALIFIER', at, `\`${clip(name)}\` always has the same result; use \`Null\` alone`);
  else report('INVALID_CONDITION_OPERATOR', at, `there is no condition operator \`${clip(name)}\``);
}

/** COND-8: what a key without values does depends on the form of its operator. */
function reportEmptyValues(name: string, key: string, at: Place, report: Report): void {
  if (name.endsWith('IfExists')) report('EMPTY_ARRAY_CONDITION_IFEXISTS', at, `without values this matches only if \`${clip(key)}\` is absent; say so with \`Null\``);
  else if (name.startsWith('ForAllValues:')) report('EMPTY_ARRAY_CONDITION_FORALLVALUES', at, `without values this matches only if \`${clip(key)}\` is absent; say so with \`Null\``);
  else if (name.startsWith('ForAnyValue:')) report('EMPTY_ARRAY_CONDITION_FORANYVALUE', at, `without values \`${clip(key)}\` never matches`);
  else report('EMPTY_ARRAY_CONDITION', at, `\`${clip(key)}\` is compared with no values`);
}

function conditionsOf(member: JsonMember | undefined, path: string, report: Report): readonly ConditionRead[] {
  if (member === undefined) return [];
  const at = child(path, 'Condition');
  if (member.value.type !== 'object') {
    mismatch(report, at, member.value, 'an object of condition operators');
    return [];
  }
  if (member.value.members.length === 0) report('EMPTY_OBJECT_CONDITION', { path: at, offset: member.value.start }, 'the condition asks for nothing; name an operator or leave it out');
  const conditions: ConditionRead[] = [];
  for (const [name, block] of membersOf(member.value, at, report)) {
    const blockAt = { path: child(at, name), offset: block.start };
    const operator = operatorOf(name);
    if (operator === null) reportOperator(name, blockAt, report);
    if (block.value.type !== 'object') {
      mismatch(report, blockAt.path, block.value, 'an object of condition keys');
      continue;
    }
    if (block.value.members.length === 0) report('EMPTY_OBJECT_CONDITION', blockAt, `\`${clip(name)}\` compares nothing; name a key or leave it out`);
    const spellings = new Map<string, string>();
    for (const [key, inner] of membersOf(block.value, blockAt.path, report)) {
      const place = { path: child(blockAt.path, key), offset: inner.start };
      const lower = key.toLowerCase();
      const before = spellings.get(lower);
      if (before !== undefined) report('DUPLICATE_KEYS_WITH_DIFFERENT_CASE', place, `\`${clip(key)}\` and \`${clip(before)}\` are the same key`);
      spellings.set(lower, key);
      if (inner.value.type === 'array' && inner.value.items.length === 0) reportEmptyValues(name, key, place, report);
      conditions.push({ operatorName: name, operator, key, lower, at: place, values: scalarsOf(inner.value, place.path, report) });
    }
  }
  return conditions;
}

function statementOf(node: JsonNode, path: string, report: Report): StatementRead | null {
  if (node.type !== 'object') {
    mismatch(report, path, node, 'a statement object');
    return null;
  }
  const at = { path, offset: node.start };
  const members = membersOf(node, path, report, STATEMENT_MEMBERS);
  for (const name of ['Principal', 'Action', 'Resource']) {
    const not = members.get(`Not${name}`);
    if (members.has(name) && not !== undefined) report('UNSUPPORTED_ELEMENT_COMBINATION', { path: child(path, not.name), offset: not.start }, `a statement has \`${name}\` or \`Not${name}\`, never both`);
  }
  const effect = stringOf(members.get('Effect'), path, report);
  if (!members.has('Effect')) report('MISSING_EFFECT', at, 'the statement has no `Effect`');
  const known = effect?.value === 'Allow' || effect?.value === 'Deny' ? effect.value : null;
  if (effect !== null && known === null) report('INVALID_EFFECT', effect, `\`${clip(effect.value)}\` is neither \`Allow\` nor \`Deny\``);
  const strings = (name: string, empty: FindingCode, what: string) => stringsOf(members.get(name), path, report, empty, what);
  return {
    ...at,
    node,
    effect: known,
    sid: stringOf(members.get('Sid'), path, report),
    principal: principalOf(members.get('Principal'), path, report),
    notPrincipal: principalOf(members.get('NotPrincipal'), path, report),
    actions: strings('Action', 'EMPTY_ARRAY_ACTION', 'actions'),
    notActions: strings('NotAction', 'EMPTY_ARRAY_ACTION', 'actions'),
    resources: strings('Resource', 'EMPTY_ARRAY_RESOURCE', 'resources'),
    notResources: strings('NotResource', 'EMPTY_ARRAY_RESOURCE', 'resources'),
    conditions: conditionsOf(members.get('Condition'), path, report),
  };
}

/** Reads a document as far as it goes and reports what stands in the way (POL-1 to POL-9, POL-50). Null if it is no object. */
export function readForLint(root: JsonNode, report: Report): DocumentRead | null {
  const at = { path: '$', offset: root.start };
  if (root.type !== 'object') {
    mismatch(report, '$', root, 'a policy object');
    return null;
  }
  const members = membersOf(root, '$', report, TOP_MEMBERS);
  stringOf(members.get('Id'), '$', report);
  const version = stringOf(members.get('Version'), '$', report);
  const known = version !== null && (version.value === '2012-10-17' || version.value === '2008-10-17') ? version.value : null;
  if (!members.has('Version')) report('MISSING_VERSION', at, 'without `Version` the policy is of the language of 2008, without variables; say `2012-10-17`');
  else if (version !== null && known === null) report('INVALID_VERSION', version, `\`${clip(version.value)}\` is neither \`2012-10-17\` nor \`2008-10-17\``);
  const statement = members.get('Statement')?.value;
  const items = statement?.type === 'array' ? statement.items : statement === undefined ? [] : [statement];
  if (items.length === 0) report('MISSING_STATEMENT', statement === undefined ? at : { path: '$.Statement', offset: statement.start }, 'the policy has no statement');
  const paths = statement?.type === 'array' ? items.map((_, index) => `$.Statement[${index}]`) : ['$.Statement'];
  return { ...at, version: known, statements: items.flatMap((item, index) => statementOf(item, paths[index]!, report) ?? []) };
}
