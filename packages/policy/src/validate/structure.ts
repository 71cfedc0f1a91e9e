import { operatorOf } from '../condition/operator.ts';
import type { JsonNode } from '../document/json.ts';

type ObjectNode = JsonNode & { readonly type: 'object' };

/** The members of a statement by name, after its structure was found sound. */
export type StatementNode = ReadonlyMap<string, JsonNode>;

/** A document whose structure is sound (POL-50). */
export interface SoundDocument {
  /** Null if absent. */
  readonly version: string | null;
  readonly statements: readonly StatementNode[];
}

const TOP_MEMBERS = new Set(['Version', 'Id', 'Statement']);
const STATEMENT_MEMBERS = new Set(['Sid', 'Principal', 'NotPrincipal', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']);
const PRINCIPAL_TYPES = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);

/** The members by name, or null if one is unknown or occurs twice (POL-2, POL-4). */
function membersOf(node: ObjectNode, known: ReadonlySet<string> | null): Map<string, JsonNode> | null {
  const members = new Map<string, JsonNode>();
  for (const { name, value } of node.members) {
    if (members.has(name) || (known !== null && !known.has(name))) return null;
    members.set(name, value);
  }
  return members;
}

const isString = (node: JsonNode): boolean => node.type === 'string';
const isStrings = (node: JsonNode): boolean => isString(node) || (node.type === 'array' && node.items.every(isString));
const isScalar = (node: JsonNode): boolean => node.type === 'string' || node.type === 'number' || node.type === 'boolean';

function conditionIsSound(node: JsonNode): boolean {
  if (node.type !== 'object') return false;
  const operators = membersOf(node, null);
  if (operators === null) return false;
  for (const [name, block] of operators) {
    if (block.type !== 'object') return false;
    if (block.members.length > 0 && operatorOf(name) === null) return false;
    const keys = new Set<string>();
    for (const { name: key, value } of block.members) {
      const lower = key.toLowerCase();
      if (keys.has(lower)) return false;
      keys.add(lower);
      if (value.type === 'array' ? !value.items.every(isScalar) : !isScalar(value)) return false;
    }
  }
  return true;
}

function principalIsSound(node: JsonNode): boolean {
  if (node.type === 'string') return node.value === '*';
  if (node.type !== 'object') return false;
  const members = membersOf(node, PRINCIPAL_TYPES);
  return members !== null && [...members.values()].every(isStrings);
}

/** One statement's members, or null if its structure is not sound. */
function statementOf(node: JsonNode): StatementNode | null {
  if (node.type !== 'object') return null;
  const members = membersOf(node, STATEMENT_MEMBERS);
  if (members === null) return null;
  const effect = members.get('Effect');
  if (effect?.type !== 'string' || !/^(?:allow|deny)$/i.test(effect.value)) return null;
  for (const [name, value] of members) {
    if (members.has(`Not${name}`)) return null;
    if (name === 'Sid' && !isString(value)) return null;
    if (/^(?:Not)?(?:Action|Resource)$/.test(name) && !isStrings(value)) return null;
    if (name.endsWith('Principal') && !principalIsSound(value)) return null;
    if (name === 'Condition' && !conditionIsSound(value)) return null;
  }
  return members;
}

/** POL-50: the document's structure, or null if it is not sound. */
export function soundDocument(root: JsonNode): SoundDocument | null {
  if (root.type !== 'object') return null;
  const members = membersOf(root, TOP_MEMBERS);
  if (members === null) return null;
  const version = members.get('Version');
  if (version !== undefined && (version.type !== 'string' || (version.value !== '2012-10-17' && version.value !== '2008-10-17'))) return null;
  const id = members.get('Id');
  if (id !== undefined && !isString(id)) return null;
  const statement = members.get('Statement');
  if (statement === undefined) return null;
  const statements: StatementNode[] = [];
  for (const item of statement.type === 'array' ? statement.items : [statement]) {
    const read = statementOf(item);
    if (read === null) return null;
    statements.push(read);
  }
  return statements.length === 0 ? null : { version: version?.type === 'string' ? version.value : null, statements };
}

/** The strings of an element; empty if it is not there. */
export function stringsOf(statement: StatementNode, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const node = statement.get(name);
    if (node === undefined) return [];
    return (node.type === 'array' ? node.items : [node]).flatMap((item) => (item.type === 'string' ? [item.value] : []));
  });
}
