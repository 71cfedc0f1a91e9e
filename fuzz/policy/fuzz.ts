import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import type { ContextValue, Decision, Request } from '@octroi/policy';
import { documentOf, evaluate, explain } from '@octroi/policy';
import type { Case } from '../../conformance/load.ts';
import { policiesOf, rawPoliciesOf, requestOf } from '../../conformance/load.ts';
import { compiledPolicies } from '../../packages/policy/reference/documents.fixture.ts';
import type { RawPolicies } from '../../packages/policy/reference/documents.ts';
import { evaluateReference } from '../../packages/policy/reference/evaluate.ts';
import * as generate from '../../packages/policy/reference/generators.ts';
import type { FuzzOptions, Tally } from '../http/fuzz.ts';
import { documentsOf, edited, edits } from './edits.ts';
import { vectorOf } from './vector.ts';

/** Cases of one round; the next round has the next seed, so that a finding is met again from the seed of its round. */
const CASES_PER_ROUND = 2000;
const MAX_FINDINGS = 20;
const FOUND = new URL('../../conformance/found.json', import.meta.url);

interface Asked {
  readonly request: Request;
  readonly raw: RawPolicies;
  readonly context: ReadonlyMap<string, ContextValue>;
}

const asked: fc.Arbitrary<Asked> = fc
  .tuple(generate.request, fc.oneof({ weight: 4, arbitrary: generate.policies }, { weight: 1, arbitrary: generate.crowdedPolicies }), edits)
  .map(([request, raw, list]) => edited(request, raw, request.context as ReadonlyMap<string, ContextValue>, list))
  .filter(({ raw }) => documentsOf(raw).every((document) => documentOf(document).ok));

/** What the engine and its explanation say, and what the reference does; null if they agree. */
export function disagreement({ request, raw }: Pick<Asked, 'request' | 'raw'>): { said: string; expected: Decision['effect'] } | null {
  const expected = evaluateReference(request, raw);
  let said: string;
  try {
    const policies = compiledPolicies(raw);
    const decision = evaluate(request, policies);
    const explained = explain(request, policies).decision;
    said = decision.effect;
    if (JSON.stringify(explained) !== JSON.stringify(decision)) said += `, explained as ${JSON.stringify(explained)}`;
  } catch (error) {
    said = error instanceof Error ? error.message : String(error);
  }
  return said === expected ? null : { said, expected };
}

/** Appends a case to conformance/found.json, one line for each, unless it is there already. */
function keep(one: Case): void {
  const cases = existsSync(FOUND) ? (JSON.parse(readFileSync(FOUND, 'utf8')) as Case[]) : [];
  const same = ({ request, policies }: Case): string => JSON.stringify([request, policies]);
  if (cases.some((other) => same(other) === same(one))) return;
  cases.push(one);
  writeFileSync(FOUND, `[\n${cases.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
}

/**
 * Random requests and policies against the engine, its explanation and the reference until the time is over. A finding is shrunk, said
 * and kept as a case whose expected result is the reference's, to be judged against the specification by whoever reads it.
 */
export async function fuzzPolicies({ seconds, seed, say }: FuzzOptions): Promise<Tally> {
  const end = performance.now() + seconds * 1000;
  const tally: Tally = { passed: 0, failed: 0 };
  const effects = new Map<string, number>();
  for (let round = seed; performance.now() < end && tally.failed < MAX_FINDINGS; round += 1) {
    const result = fc.check(
      fc.property(asked, (one) => {
        if (performance.now() >= end) return;
        const found = disagreement(one);
        if (found !== null) throw new Error(`the engine says ${found.said}, the reference ${found.expected}`);
        tally.passed += 1;
        const effect = evaluateReference(one.request, one.raw);
        effects.set(effect, (effects.get(effect) ?? 0) + 1);
      }),
      { seed: round, numRuns: CASES_PER_ROUND },
    );
    const [one] = result.counterexample ?? [];
    if (!result.failed || one === undefined) continue;
    tally.failed += 1;
    const { said, expected } = disagreement(one) ?? { said: 'the same when asked again', expected: evaluateReference(one.request, one.raw) };
    const vector = vectorOf(`FOUND-${round}`, `the engine said ${said}, the reference ${expected}`, one.request, one.raw, one.context, expected);
    say(`seed ${round}: ${vector.description}: ${JSON.stringify({ principal: one.request.principal, resourceRule: one.request.resourceRule, ...vector })}`);
    // What the schema cannot express may no longer differ once it is read back.
    const again = { request: requestOf(vector), raw: rawPoliciesOf(vector) };
    policiesOf(vector);
    if (disagreement(again) === null) say(`seed ${round}: not kept, since a case cannot express it`);
    else keep(vector);
    // Lets signals and other work in between.
    await new Promise((done) => setImmediate(done));
  }
  say(`policies: ${tally.passed} decided alike (${[...effects].toSorted().map(([effect, count]) => `${effect} ${count}`).join(', ')}), ${tally.failed} not`);
  return tally;
}
