import type { JsonTree, JsonTreeMember, JsonTreeObject } from '../json/tree.ts';
import type { ConditionValue, ConditionView, ElementName, ListElement, NotShown, RawReason, StatementView } from './view.ts';
import { ELEMENTS } from './view.ts';

/** Ends the reading: the statement stays as it is. */
class Unshowable extends Error {
  readonly why: NotShown;
  constructor(reason: RawReason, about: string) {
    super(reason);
    this.why = { reason, about };
  }
}

const isElement = (name: string): name is ElementName => (ELEMENTS as readonly string[]).includes(name);

function stringOf(tree: JsonTree, about: string): string {
  if (tree.type !== 'string') throw new Unshowable('wrongType', about);
  return tree.value;
}

/** The element of two that may not stand beside each other. */
function either(elements: ReadonlyMap<string, JsonTree>, name: string): { readonly not: boolean; readonly tree: JsonTree } | null {
  const [tree, other] = [elements.get(name), elements.get(`Not${name}`)];
  if (tree !== undefined && other !== undefined) throw new Unshowable('bothForms', name);
  if (tree !== undefined) return { not: false, tree };
  return other === undefined ? null : { not: true, tree: other };
}

function listOf(elements: ReadonlyMap<string, JsonTree>, name: string): ListElement | null {
  const found = either(elements, name);
  if (found === null) return null;
  const { not, tree } = found;
  const about = not ? `Not${name}` : name;
  return tree.type === 'array' ? { not, bare: false, values: tree.items.map((item) => stringOf(item, about)) } : { not, bare: true, values: [stringOf(tree, about)] };
}

function conditionValue(tree: JsonTree, about: string): ConditionValue {
  if (tree.type === 'string') return { text: tree.value, literal: false };
  if (tree.type !== 'literal' || tree.text === 'null') throw new Unshowable('wrongType', about);
  return { text: tree.text, literal: true };
}

function objectOf(tree: JsonTree, about: string): readonly JsonTreeMember[] {
  if (tree.type !== 'object') throw new Unshowable('wrongType', about);
  return tree.members;
}

function conditionsOf(tree: JsonTree | undefined): readonly ConditionView[] {
  if (tree === undefined) return [];
  const operators = new Set<string>();
  return objectOf(tree, 'Condition').flatMap(({ name: operator, value: block }) => {
    if (operators.has(operator)) throw new Unshowable('repeated', operator);
    operators.add(operator);
    const keys = new Set<string>();
    const members = objectOf(block, operator);
    if (members.length === 0) throw new Unshowable('emptyOperator', operator);
    return members.map(({ name: key, value }): ConditionView => {
      if (keys.has(key.toLowerCase())) throw new Unshowable('repeated', key);
      keys.add(key.toLowerCase());
      const bare = value.type !== 'array';
      return { operator, key, bare, values: (bare ? [value] : value.items).map((item) => conditionValue(item, key)) };
    });
  });
}

function elementsOf({ members }: JsonTreeObject): ReadonlyMap<ElementName, JsonTree> {
  const elements = new Map<ElementName, JsonTree>();
  for (const { name, value } of members) {
    if (!isElement(name)) throw new Unshowable('unknownElement', name);
    if (elements.has(name)) throw new Unshowable('repeated', name);
    elements.set(name, value);
  }
  return elements;
}

function viewOf(tree: JsonTree): StatementView {
  if (tree.type !== 'object') throw new Unshowable('notAnObject', 'Statement');
  const elements = elementsOf(tree);
  const effect = elements.get('Effect');
  if (effect?.type !== 'string' || (effect.value !== 'Allow' && effect.value !== 'Deny')) throw new Unshowable('noEffect', 'Effect');
  const sid = elements.get('Sid');
  return {
    members: [...elements.keys()],
    sid: sid === undefined ? null : stringOf(sid, 'Sid'),
    effect: effect.value,
    principal: either(elements, 'Principal'),
    actions: listOf(elements, 'Action'),
    resources: listOf(elements, 'Resource'),
    conditions: conditionsOf(elements.get('Condition')),
  };
}

/** A statement as the visual editor shows it, or why it cannot show it. Nothing is guessed: what is not understood whole is not shown. */
export function readStatement(tree: JsonTree): { readonly view: StatementView } | { readonly why: NotShown } {
  try {
    return { view: viewOf(tree) };
  } catch (error) {
    if (error instanceof Unshowable) return { why: error.why };
    throw error;
  }
}
