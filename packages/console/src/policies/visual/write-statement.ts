import type { JsonTree, JsonTreeMember } from '../json/tree.ts';
import { stringTree, stringsTree } from '../json/tree.ts';
import type { ConditionView, ElementName, StatementView } from './view.ts';

function conditionTree({ values, bare }: ConditionView): JsonTree {
  const items = values.map(({ text, literal }): JsonTree => (literal ? { type: 'literal', text } : stringTree(text)));
  return bare && items.length === 1 ? items[0]! : { type: 'array', items };
}

/** The Condition element: keys under their operators, in the order in which the operators first occur. */
function conditionsTree(conditions: readonly ConditionView[]): JsonTree {
  const operators = new Map<string, JsonTreeMember[]>();
  for (const condition of conditions) {
    const members = operators.get(condition.operator) ?? [];
    members.push({ name: condition.key, value: conditionTree(condition) });
    operators.set(condition.operator, members);
  }
  return { type: 'object', members: [...operators].map(([name, members]) => ({ name, value: { type: 'object', members } })) };
}

function elementTree(view: StatementView, name: ElementName): JsonTree | null {
  const list = (element: StatementView['actions'], not: boolean): JsonTree | null => (element === null || element.not !== not ? null : stringsTree(element.values, element.bare));
  const principal = (not: boolean): JsonTree | null => (view.principal === null || view.principal.not !== not ? null : view.principal.tree);
  switch (name) {
    case 'Sid':
      return view.sid === null ? null : stringTree(view.sid);
    case 'Effect':
      return stringTree(view.effect);
    case 'Principal':
      return principal(false);
    case 'NotPrincipal':
      return principal(true);
    case 'Action':
      return list(view.actions, false);
    case 'NotAction':
      return list(view.actions, true);
    case 'Resource':
      return list(view.resources, false);
    case 'NotResource':
      return list(view.resources, true);
    case 'Condition':
      return conditionsTree(view.conditions);
  }
}

/** The statement that a view shows: the reverse of `readStatement`. */
export function writeStatement(view: StatementView): JsonTree {
  const members = view.members.flatMap((name): JsonTreeMember[] => {
    const value = elementTree(view, name);
    return value === null ? [] : [{ name, value }];
  });
  return { type: 'object', members };
}
