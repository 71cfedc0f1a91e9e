import { expect, test } from 'vitest';
import type { Call } from '../history/recorder.ts';
import { checkAnswers } from './answers.ts';

const call = (changes: Partial<Call>): Call => ({ operation: 'CreateUser', writes: true, node: 1, start: 7, end: 8, outcome: 'fail', status: 409, code: 'EntityAlreadyExists', ...changes });

test('answers that a fault explains pass: 503, silence, another client was first', () => {
  expect(checkAnswers([call({}), call({ status: 503, outcome: 'unknown', code: 'ServiceUnavailable' }), call({ status: null, code: 'TIMEOUT' }), call({ outcome: 'ok', status: 200, code: '' })])).toEqual([]);
});

test('an internal failure, and a refusal that nothing explains, fail', () => {
  const violations = checkAnswers([call({ status: 500, code: 'InternalFailure', outcome: 'unknown' }), call({ operation: 'GetRole', status: 403, code: 'InvalidClientTokenId' }), call({ status: 500, code: 'InternalFailure' })]);
  expect(violations.map(({ what }) => what)).toEqual(['CreateUser: 500 InternalFailure, 2 times, the first at 7 ms from node 1', 'GetRole: 403 InvalidClientTokenId, 1 times, the first at 7 ms from node 1']);
});
