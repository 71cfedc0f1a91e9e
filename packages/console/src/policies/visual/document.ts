import type { JsonTree, JsonTreeMember } from '../json/tree.ts';
import { printTree, readTree } from '../json/tree.ts';
import { readStatement } from './read-statement.ts';
import type { Block } from './view.ts';
import { writeStatement } from './write-statement.ts';

/** A policy document in the visual editor: its statements as blocks, and all else as it was written. */
export interface VisualDocument {
  /** Members before and after `Statement`: Version, Id, and what does not belong there. */
  readonly before: readonly JsonTreeMember[];
  readonly after: readonly JsonTreeMember[];
  /** Whether `Statement` is a list, one bare statement (POL-8), or missing. */
  readonly form: 'list' | 'single' | 'absent';
  readonly blocks: readonly Block[];
}

/** Why a text cannot be shown visually at all. */
export type NoVisual = 'notJson' | 'notAnObject' | 'repeated' | 'noStatements';

function blockOf(tree: JsonTree, index: number): Block {
  const id = `block-${index}`;
  const read = readStatement(tree);
  return 'view' in read ? { id, kind: 'view', view: read.view, service: null } : { id, kind: 'raw', tree, why: read.why };
}

/** Reads a document for the visual editor. A text that is no policy in outline has to be put right as JSON first. */
export function readVisual(text: string): { readonly ok: true; readonly document: VisualDocument } | { readonly ok: false; readonly reason: NoVisual } {
  const root = readTree(text);
  if (root === null) return { ok: false, reason: 'notJson' };
  if (root.type !== 'object') return { ok: false, reason: 'notAnObject' };
  if (new Set(root.members.map(({ name }) => name)).size < root.members.length) return { ok: false, reason: 'repeated' };
  const at = root.members.findIndex(({ name }) => name === 'Statement');
  if (at === -1) return { ok: true, document: { before: root.members, after: [], form: 'absent', blocks: [] } };
  const statement = root.members[at]!.value;
  if (statement.type !== 'array' && statement.type !== 'object') return { ok: false, reason: 'noStatements' };
  const trees = statement.type === 'array' ? statement.items : [statement];
  const form = statement.type === 'array' ? 'list' : 'single';
  return { ok: true, document: { before: root.members.slice(0, at), after: root.members.slice(at + 1), form, blocks: trees.map(blockOf) } };
}

/** The document as JSON text. What was read and not edited says the same as before, in the same order. */
export function writeVisual({ before, after, form, blocks }: VisualDocument): string {
  const trees = blocks.map((block) => (block.kind === 'raw' ? block.tree : writeStatement(block.view)));
  const value: JsonTree = form === 'single' && trees.length === 1 ? trees[0]! : { type: 'array', items: trees };
  const statement = form === 'absent' && trees.length === 0 ? [] : [{ name: 'Statement', value }];
  return printTree({ type: 'object', members: [...before, ...statement, ...after] });
}

/** A document without statements: what « Create policy » begins with. */
export const EMPTY_DOCUMENT = '{\n    "Version": "2012-10-17",\n    "Statement": []\n}';
