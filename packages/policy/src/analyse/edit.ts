import type { Document, Statement } from '../document/document.ts';
import type { CompiledPolicy } from '../evaluate/compile.ts';
import { compile } from '../evaluate/compile.ts';
import type { Layer, Policies } from '../evaluate/policies.ts';

/**
 * Every kind of edit that `nearestMisses` tries. Of two edits that widen alike, the one that comes first here is shown first: what
 * corrects a statement is nearer to what its author meant than a new statement, and that nearer than giving a limit up.
 */
export const EDIT_KINDS = [
  /** An Allow's condition gets the value that was seen, or loses the excluded value that was seen. */
  'correct-condition',
  /** An Allow's Resource gets the ARN that was asked for (or its NotResource loses it). */
  'add-resource',
  /** An Allow's Action gets the action that was asked for (or its NotAction loses it). */
  'add-action',
  /** An Allow of a resource, trust or endpoint policy gets the caller. */
  'add-principal',
  /** The layer gets an Allow for this action on this resource; in SCPs on every resource (POL-34a), in RCPs for everything (POL-34b). */
  'add-statement',
  /** An Allow's condition on an absent key becomes `...IfExists`. */
  'if-exists',
  /** An Allow loses a condition. */
  'remove-condition',
  /** A Deny spares the action, the resource, the caller or the value that was seen. */
  'except-from-deny',
  /** A Deny is taken out. */
  'drop-deny',
] as const;

/** What an edit does; `EDIT_KINDS` lists them in the order in which they are proposed. */
export type EditKind = (typeof EDIT_KINDS)[number];

/** One change of one statement: plain data, ready for JSON. `applyEdit` carries it out. */
export interface Edit {
  readonly kind: EditKind;
  readonly layer: Layer;
  /** From 0, the root, for SCPs and RCPs; null for the other layers. */
  readonly level: number | null;
  /** Position of the policy in its layer or level; null if the layer gets a new policy. */
  readonly policy: number | null;
  /** What decisions call the policy; null for a new one. */
  readonly source: string | null;
  /** Position of the statement in the policy as it was; null for a statement that is added. */
  readonly statement: number | null;
  /** The statement as it was; null for one that is added. */
  readonly before: Statement | null;
  /** The statement as it becomes; null for one that is dropped. */
  readonly after: Statement | null;
  /** One sentence without full stop. */
  readonly description: string;
  /** How much more the policy takes than before, by the measure of `widening.ts`; 1 is one action on one resource for one caller. */
  readonly widens: number;
}

/** The policies of one layer, or of one level of SCPs or RCPs. */
export function policiesAt(policies: Policies, layer: Layer, level: number | null): readonly CompiledPolicy[] {
  const one = (policy: CompiledPolicy | null | undefined): readonly CompiledPolicy[] => (policy ? [policy] : []);
  switch (layer) {
    case 'identity':
    case 'session':
      return policies[layer];
    case 'resource':
    case 'boundary':
    case 'endpoint':
      return one(policies[layer]);
    case 'scp':
    case 'rcp':
      return policies[layer][level ?? -1] ?? [];
  }
}

function withPolicies(policies: Policies, layer: Layer, level: number | null, list: readonly CompiledPolicy[]): Policies {
  switch (layer) {
    case 'identity':
    case 'session':
      return { ...policies, [layer]: list };
    case 'resource':
    case 'boundary':
    case 'endpoint':
      return { ...policies, [layer]: list[0] ?? null };
    case 'scp':
    case 'rcp':
      return { ...policies, [layer]: policies[layer].map((one, index) => (index === level ? list : one)) };
  }
}

function changed(document: Document, { statement, after }: Edit): Document {
  const statements = [...document.statements];
  if (statement === null) statements.push(...(after === null ? [] : [after]));
  else statements.splice(statement, 1, ...(after === null ? [] : [after]));
  return { ...document, statements };
}

/**
 * The policies with an edit carried out; the given ones stay as they are. Of several edits, those of later statements come first, as
 * in a `NearestMiss`. Throws a RangeError if the place that the edit names is not there.
 */
export function applyEdit(policies: Policies, edit: Edit): Policies {
  const { layer, level, policy, statement, after } = edit;
  const list = policiesAt(policies, layer, level);
  if ((layer === 'scp' || layer === 'rcp') && policies[layer][level ?? -1] === undefined) throw new RangeError(`there is no level ${level} of ${layer} policies`);
  if (policy === null) {
    const added = compile({ version: '2012-10-17', id: null, statements: after === null ? [] : [after] });
    return withPolicies(policies, layer, level, [...list, added]);
  }
  const target = list[policy];
  if (target === undefined) throw new RangeError(`there is no ${layer} policy ${policy}`);
  if (statement !== null && target.document.statements[statement] === undefined) throw new RangeError(`the ${layer} policy ${policy} has no statement ${statement}`);
  const compiled = compile(changed(target.document, edit), target.source === null ? {} : { source: target.source });
  return withPolicies(policies, layer, level, list.map((one, index) => (index === policy ? compiled : one)));
}
