/**
 * Writes docs/deviations.md and packages/policy/OPEN-QUESTIONS.md from docs/deviations.json: where Octroi knowingly differs from AWS, or had
 * to choose because AWS documents nothing, and why.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Deviation {
  /** Ids of docs/rules.json, at least one. */
  readonly rules: readonly string[];
  /** A choice of the engine, which is published with the engine's package. */
  readonly engine?: true;
  readonly aws: string;
  readonly octroi: string;
  readonly reason: string;
}

/** The rows of a table. Throws if a deviation names a rule that does not exist or leaves a field empty. */
function rowsOf(deviations: readonly Deviation[], rules: Readonly<Record<string, string>>): string[] {
  return deviations.map((deviation) => {
    const { aws, octroi, reason } = deviation;
    const unknown = deviation.rules.filter((rule) => rules[rule] === undefined);
    if (deviation.rules.length === 0 || unknown.length > 0) throw new Error(`a deviation names no known rule: ${unknown.join(', ')}`);
    if ([aws, octroi, reason].some((text) => text === '' || text.includes('|'))) throw new Error(`the deviation from ${deviation.rules.join(', ')} is incomplete`);
    const linked = reason.replaceAll(/adr\/\d{4}-[\w-]+\.md/g, (path) => `[ADR ${path.slice(4, 8)}](${path})`);
    return `| ${deviation.rules.join(', ')} | ${aws} | ${octroi} | ${linked} |`;
  });
}

/** The page of all deviations but the engine's. */
export function deviationsPage(deviations: readonly Deviation[], rules: Readonly<Record<string, string>>): string {
  const rows = rowsOf(
    deviations.filter(({ engine }) => engine !== true),
    rules,
  );
  return [
    '# Deviations',
    '',
    'Generated from deviations.json by `npm run generate`; do not edit. Where Octroi knowingly differs from AWS, beyond the operations',
    'that it does not have ([coverage](coverage.md)). Anything else that differs is a defect: please report it. What the engine does where AWS',
    'documents nothing is listed [with its package](../packages/policy/OPEN-QUESTIONS.md); how we choose, in',
    '[ADR 0009](adr/0009-where-aws-is-silent.md).',
    '',
    '| Rule | AWS | Octroi | Why |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** The engine's page: it goes with the package, so it links nowhere else. */
export function openQuestionsPage(deviations: readonly Deviation[], rules: Readonly<Record<string, string>>): string {
  const rows = rowsOf(
    deviations.filter(({ engine }) => engine === true),
    rules,
  );
  return [
    '# Open questions',
    '',
    'Where AWS documents nothing, or two things, the engine does this. Both evaluators follow the table; tests and cases name each rule.',
    '',
    '| Rule | AWS | The engine | Why |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** Writes the pages below `root`; returns how many deviations it lists. */
export function generateDeviations(root: string): number {
  const deviations = JSON.parse(readFileSync(join(root, 'docs/deviations.json'), 'utf8')) as readonly Deviation[];
  const rules = JSON.parse(readFileSync(join(root, 'docs/rules.json'), 'utf8')) as Record<string, string>;
  writeFileSync(join(root, 'docs/deviations.md'), deviationsPage(deviations, rules));
  writeFileSync(join(root, 'packages/policy/OPEN-QUESTIONS.md'), openQuestionsPage(deviations, rules));
  return deviations.length;
}
