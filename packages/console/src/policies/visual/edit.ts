import type { VisualDocument } from './document.ts';
import type { Block, ConditionView, ElementName, ListElement, StatementView, ViewBlock } from './view.ts';
import { ELEMENTS } from './view.ts';

/** The order in which AWS's console writes elements; a new one is put where it belongs among those that are there. */
function withMember(members: readonly ElementName[], name: ElementName): readonly ElementName[] {
  if (members.includes(name)) return members;
  const rank = ELEMENTS.indexOf(name);
  const at = members.findIndex((other) => ELEMENTS.indexOf(other) > rank);
  return at === -1 ? [...members, name] : members.toSpliced(at, 0, name);
}

const withoutMember = (members: readonly ElementName[], name: ElementName): readonly ElementName[] => members.filter((other) => other !== name);

/** Replaces the values of Action or Resource, whichever form it has; an element that is not there is added. One that was empty has no habit of being a list. */
function withValues(view: StatementView, which: 'actions' | 'resources', values: readonly string[]): StatementView {
  const before: ListElement = view[which] ?? { not: false, values: [], bare: true };
  const name = which === 'actions' ? 'Action' : 'Resource';
  return { ...view, members: withMember(view.members, before.not ? `Not${name}` : name), [which]: { ...before, values, bare: before.bare || before.values.length === 0 } };
}

/** Sets the actions of a statement (those of NotAction, if that is what it has). */
export function setActions(view: StatementView, values: readonly string[]): StatementView {
  return withValues(view, 'actions', values);
}

/** Sets the resources of a statement (those of NotResource, if that is what it has). */
export function setResources(view: StatementView, values: readonly string[]): StatementView {
  return withValues(view, 'resources', values);
}

/** Turns Action into NotAction, or Resource into NotResource, and back; the values stay. */
export function setNot(view: StatementView, which: 'actions' | 'resources', not: boolean): StatementView {
  const element = view[which];
  if (element === null || element.not === not) return view;
  const name = which === 'actions' ? 'Action' : 'Resource';
  const [from, to]: readonly [ElementName, ElementName] = not ? [name, `Not${name}`] : [`Not${name}`, name];
  return { ...view, members: view.members.map((member) => (member === from ? to : member)), [which]: { ...element, not } };
}

export function setEffect(view: StatementView, effect: StatementView['effect']): StatementView {
  return { ...view, effect };
}

/** Two conditions with one operator and one key could not be written beside each other. */
export function conditionAt(view: StatementView, operator: string, key: string): number {
  return view.conditions.findIndex((other) => other.operator === operator && other.key.toLowerCase() === key.toLowerCase());
}

/** Puts a condition in place of the one at `index`, or at the end if there is none. */
export function putCondition(view: StatementView, index: number, condition: ConditionView): StatementView {
  const conditions = index < view.conditions.length ? view.conditions.with(index, condition) : [...view.conditions, condition];
  return { ...view, members: withMember(view.members, 'Condition'), conditions };
}

/** Takes a condition away, and with the last one the element. */
export function removeCondition(view: StatementView, index: number): StatementView {
  const conditions = view.conditions.toSpliced(index, 1);
  return { ...view, conditions, members: conditions.length === 0 ? withoutMember(view.members, 'Condition') : view.members };
}

const blockNumber = ({ id }: Block): number => Number(id.slice(id.indexOf('-') + 1));

function freeSid(blocks: readonly Block[]): string {
  const taken = new Set(blocks.map((block) => (block.kind === 'view' ? block.view.sid : null)));
  let number = 0;
  while (taken.has(`VisualEditor${number}`)) number += 1;
  return `VisualEditor${number}`;
}

/** Adds an Allow without actions; its Sid is `VisualEditor0` and so on, as AWS's console names them. */
export function addBlock(document: VisualDocument): VisualDocument {
  const view: StatementView = {
    members: ['Sid', 'Effect', 'Action', 'Resource'],
    sid: freeSid(document.blocks),
    effect: 'Allow',
    principal: null,
    actions: { not: false, values: [], bare: true },
    resources: { not: false, values: [], bare: true },
    conditions: [],
  };
  const block: Block = { id: `block-${Math.max(-1, ...document.blocks.map(blockNumber)) + 1}`, kind: 'view', view, service: null };
  return { ...document, blocks: [...document.blocks, block] };
}

/** Puts a copy after the block, with a Sid of its own: two statements of a policy never share one (POL-12). */
export function cloneBlock(document: VisualDocument, id: string): VisualDocument {
  const at = document.blocks.findIndex((block) => block.id === id);
  const block = document.blocks[at];
  if (block === undefined) return document;
  const copyId = `block-${Math.max(...document.blocks.map(blockNumber)) + 1}`;
  const copy: Block = block.kind === 'raw' || block.view.sid === null ? { ...block, id: copyId } : { ...block, id: copyId, view: { ...block.view, sid: freeSid(document.blocks) } };
  return { ...document, blocks: document.blocks.toSpliced(at + 1, 0, copy) };
}

export function removeBlock(document: VisualDocument, id: string): VisualDocument {
  return { ...document, blocks: document.blocks.filter((block) => block.id !== id) };
}

/** Changes one block that can be edited visually. */
export function editBlock(document: VisualDocument, id: string, edit: (block: ViewBlock) => ViewBlock): VisualDocument {
  return { ...document, blocks: document.blocks.map((block) => (block.id === id && block.kind === 'view' ? edit(block) : block)) };
}
