import { expect, test } from 'vitest';
import { checkGrants, revocationLags, type Grant, type Probe } from './grants.ts';

const BOUND = 5000;
const probe = (allowed: boolean, start: number, node = 0): Probe => ({ node, start, end: start + 10, allowed });
const grant = (probes: Probe[], changes: Partial<Grant> = {}): Grant => ({ name: 'g', givingFrom: 100, given: 200, takingFrom: 10_000, taken: 10_100, sure: true, probes, ...changes });
const promises = (...parameters: Parameters<typeof grant>): string[] => checkGrants([grant(...parameters)], BOUND).map(({ promise }) => promise);

test('decisions that follow within the bound pass, at any node', () => {
  expect(promises([probe(false, 50), probe(false, 300), probe(true, 250, 1), probe(true, 9000), probe(true, 15_000, 2), probe(false, 10_200), probe(false, 20_000)])).toEqual([]);
});

test('an allow that began later than the bound after the revocation fails', () => {
  expect(checkGrants([grant([probe(true, 15_101, 2)])], BOUND)).toEqual([{ promise: 'revocation within the bound', what: 'allowed after it was revoked: g: node 2 at 15101 ms, 5001 ms later' }]);
});

test('an allow before anyone asked for the grant fails', () => {
  expect(promises([probe(true, 80)])).toEqual(['nothing appears that was never written']);
  expect(promises([probe(true, 95)])).toEqual([]);
});

test('a deny that began later than the bound after the grant fails, unless it was being taken back', () => {
  expect(promises([probe(false, 5201)])).toEqual(['grants within the bound']);
  expect(promises([probe(false, 9995)])).toEqual([]);
});

test('a grant that may have been given a second time proves nothing by a late allow, and a revocation without an answer neither', () => {
  expect(promises([probe(true, 30_000)], { sure: false })).toEqual([]);
  expect(promises([probe(true, 30_000)], { taken: Infinity })).toEqual([]);
  expect(promises([probe(false, 6000)], { sure: false })).toEqual(['grants within the bound']);
});

test('the lag of a revocation is that of the last request still allowed, by node', () => {
  const lags = revocationLags([grant([probe(true, 9999), probe(true, 10_150), probe(true, 10_400, 1), probe(false, 10_300, 1), probe(false, 10_500), probe(false, 10_200, 2)])]);
  expect(lags).toEqual([{ node: 0, milliseconds: 50 }, { node: 1, milliseconds: 300 }, { node: 2, milliseconds: 0 }]);
  expect(revocationLags([grant([probe(true, 20_000)], { sure: false }), grant([probe(true, 20_000)], { taken: Infinity })])).toEqual([]);
});
