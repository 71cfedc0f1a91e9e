import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OUR_CHOICE, OWN_ROLE_NAME, roleSessionName } from './configuration.ts';

const sources = (readdirSync(import.meta.dirname, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$|^configuration\.ts$/.test(file));

/** The lines of a source file that are no comment. */
function codeOf(file: string): readonly string[] {
  return readFileSync(join(import.meta.dirname, file), 'utf8').split('\n').filter((line) => !/^\s*(?:\*|\/\*|\/\/)/.test(line));
}

test('GEN-93: what is not public and was chosen here is written in the configuration module alone', () => {
  expect(sources.length).toBeGreaterThan(50);
  for (const chosen of [OUR_CHOICE, OWN_ROLE_NAME, roleSessionName(''), 'ACTION.PROCESSING', 'ACTION.INPUT_VALIDATION']) {
    const elsewhere = sources.filter((file) => codeOf(file).some((line) => line.includes(`'${chosen}`) || line.includes(`\`${chosen}`)));
    expect(elsewhere, chosen).toEqual([]);
  }
});

test('GEN-93, GEN-53: the session is named after the organisation, within what STS takes', () => {
  expect(roleSessionName('91cf9239-f549-465b-8cad-9b46f1420818')).toMatch(/^[\w+=,.@-]{2,64}$/);
});
