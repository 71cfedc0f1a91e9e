import { resolve } from 'node:path';
import { evaluate } from '@octroi/policy';
import { policiesOf, readCases, requestOf } from './load.ts';

/**
 * `npm run conformance -- FILE...`: decides every case of the files (or of the files of cases beside this one), prints the id of
 * each case that fails, and the totals on the last line. Exit code 1 if any fails, or if there is none at all.
 */
const given = process.argv.slice(2);
const files = given.length > 0 ? given.map((file) => resolve(file)) : ['policy-evaluation.json', 'hand.json'].map((file) => resolve(import.meta.dirname, file));
let passed = 0;
let failed = 0;
for (const file of files) {
  for (const one of readCases(file)) {
    let actual: string;
    try {
      actual = evaluate(requestOf(one), policiesOf(one)).effect;
    } catch (error) {
      actual = error instanceof Error ? error.message : String(error);
    }
    if (actual === one.expected) passed += 1;
    else {
      failed += 1;
      console.log(`${one.id}: expected ${one.expected}, got ${actual}`);
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
