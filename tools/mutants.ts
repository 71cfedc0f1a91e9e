/** The mutants of the engine that the suites must notice, as changes of source text. Only tools/mutants.config.ts applies them. */

/** A change of one source file. */
export interface Edit {
  /** Below the root, with `/`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Added at the end. */
  readonly more?: string;
}

const EVALUATE = { file: 'packages/policy/src/evaluate/evaluate.ts', from: 'export function evaluate(', to: 'export function evaluateAsWritten(' } as const;

export const MUTANTS: Readonly<Record<string, Edit>> = {
  'always-allow': { ...EVALUATE, more: "\nexport const evaluate = (): Decision => ({ effect: 'Allowed', statements: [] });\n" },
  'always-deny': { ...EVALUATE, more: "\nexport const evaluate = (): Decision => ({ effect: 'ImplicitlyDenied', layer: 'identity' });\n" },
};

/** Beside each mutant the shadow is blind: the suites must notice by what they assert, not by the reference evaluator. */
export const BLIND_SHADOW: Edit = { file: 'packages/octroi/src/testing/shadow.ts', from: 'if (expected === decision.effect) return;', to: 'if (expected !== undefined) return;' };

/** The file's text with the change. Throws if it has nothing to change, or more than one thing: a mutant that is none proves nothing. */
export function mutate(edit: Edit, text: string): string {
  const parts = text.split(edit.from);
  if (parts.length !== 2) throw new Error(`${edit.file} has \`${edit.from}\` ${parts.length - 1} times, not once`);
  return parts.join(edit.to) + (edit.more ?? '');
}
