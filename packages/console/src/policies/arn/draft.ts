import { arnParts } from './fields.ts';
import { buildArn, parseArn, type ArnFormat, type ArnValues } from './format.ts';

/** An ARN while it is written, as text and by its parts. */
export interface DraftArn {
  readonly text: string;
  /** Of the parts; those of a text that is of another form are the last ones that were. */
  readonly values: ArnValues;
  /** The text came from the parts, which may not all be there. */
  readonly built: boolean;
}

/** Why a draft is no ARN yet. */
export type DraftProblem = 'malformed' | 'partMissing';

/** A new ARN: of the account itself, all else still to be said. */
export function newDraft(account: string): DraftArn {
  return { text: '', values: { Account: account }, built: false };
}

/** The draft with this text; where it is of the format its parts follow. */
export function withText(draft: DraftArn, text: string, format: ArnFormat | null): DraftArn {
  const parsed = format === null ? null : parseArn(format, text);
  return { text, values: parsed === null ? draft.values : parsed.values, built: false };
}

/** The draft with one part changed; the text follows. */
export function withPart(draft: DraftArn, name: string, value: string, format: ArnFormat, partition: string): DraftArn {
  const values = Object.fromEntries(format.variables.map((each) => [each, each === name ? value : (draft.values[each] ?? '')]));
  return { text: buildArn(format, values, partition), values, built: true };
}

export function draftProblem({ text, values, built }: DraftArn, format: ArnFormat | null): DraftProblem | null {
  if (built && format !== null && format.variables.some((name) => (values[name] ?? '') === '')) return 'partMissing';
  return text === '*' || (arnParts(text) !== null && !/\s/.test(text)) ? null : 'malformed';
}

/** Is the text an ARN, but of another form? */
export function isOtherForm({ text, built }: DraftArn, format: ArnFormat | null): boolean {
  return !built && format !== null && arnParts(text) !== null && parseArn(format, text) === null;
}
