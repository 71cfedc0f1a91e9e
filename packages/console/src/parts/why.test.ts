import { expect, test } from 'vitest';
import { readWhy } from './why.ts';

const statement = (changes: object) => ({ sid: null, index: 0, effect: 'Allow', matched: false, missed: [], grants: [], conditions: [], ...changes });

test('the rule, the statements that denied and those that nearly allowed are told', () => {
  const tree = {
    rule: { id: 'EVAL-2', text: 'a deny decides' },
    layers: [
      { layer: 'identity', policies: [{ source: 'arn:p', statements: [statement({ missed: ['action'] }), statement({ index: 1, missed: ['resource', 'condition'] })] }] },
      { layer: 'scp', policies: [{ source: null, statements: [statement({ sid: 'NoLambda', effect: 'Deny', matched: true })] }] },
    ],
  };
  expect(readWhy(JSON.stringify(tree))).toEqual({
    rule: 'EVAL-2: a deny decides',
    denied: [{ layer: 'scp', source: null, statement: 'NoLambda' }],
    missed: [{ layer: 'identity', source: 'arn:p', statement: '2', parts: ['resource', 'condition'] }],
  });
});

test('what is no explanation is none', () => {
  expect([readWhy('a sentence'), readWhy('{}')]).toEqual([null, { rule: '', denied: [], missed: [] }]);
});
