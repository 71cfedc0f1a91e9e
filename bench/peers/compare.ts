import { evaluate } from '@octroi/policy';
import { policiesOf, rawPoliciesOf, readCases, requestOf, type Case } from '../../conformance/load.ts';
import { evaluateReference } from '../../packages/policy/reference/evaluate.ts';
import { ask } from './install.ts';
import { simulationOf } from './simulation.ts';

/** A case with the page of AWS that its expected result is derived from (CASE-1). */
export type SourcedCase = Case & { readonly source: string };

export interface Compared {
  readonly one: SourcedCase;
  readonly ours: string;
  readonly reference: string;
  /** What the other engine decided; null if it could not be asked. */
  readonly theirs: string | null;
  /** Why not. */
  readonly unasked: string | null;
}

interface Answer {
  readonly effect: string | null;
  readonly refused: string | null;
  readonly ignored: readonly string[];
}

/**
 * Keys that no service has (`key` in cases about operators) become tags of the principal, in the context, the conditions and the
 * variables alike, since an engine that knows AWS's keys passes over others. What is asked stays the same.
 */
function withKnownKeys(one: SourcedCase): SourcedCase {
  const invented = new Set<string>();
  for (const key of Object.keys(one.request.context)) if (!key.includes(':')) invented.add(key);
  let text = JSON.stringify(one);
  for (const key of invented) {
    text = text.replaceAll(`"${key}":`, `"aws:PrincipalTag/${key}":`);
    for (const end of ['}', ',']) text = text.replaceAll(`\${${key}${end}`, `\${aws:PrincipalTag/${key}${end}`);
  }
  return JSON.parse(text) as SourcedCase;
}

const UNSAID = 'a level of RCPs without RCPFullAWSAccess cannot be said in its input';

function theirs(answer: Answer | null): { theirs: string | null; unasked: string | null } {
  if (answer === null) return { theirs: null, unasked: UNSAID };
  if (answer.refused !== null) return { theirs: null, unasked: `its checks refuse the input: \`${answer.refused}\`` };
  if (answer.ignored.length > 0) return { theirs: null, unasked: 'it leaves out a context key that it does not know for the action' };
  return { theirs: answer.effect, unasked: null };
}

/** Decides every case of the files with the engine, with the reference evaluator and with iam-simulate as a black box. */
export function compareAll(files: readonly URL[]): readonly Compared[] {
  const cases = files.flatMap((file) => (readCases(file) as readonly SourcedCase[]).map(withKnownKeys));
  const simulations = cases.map(({ request, policies }) => simulationOf(request, policies));
  const answers = ask('simulate.js', simulations.filter((simulation) => simulation !== null)) as Answer[];
  return cases.map((one, at): Compared => {
    const ours = evaluate(requestOf(one), policiesOf(one)).effect;
    const reference = evaluateReference(requestOf(one), rawPoliciesOf(one));
    return { one, ours, reference, ...theirs(simulations[at] === null ? null : answers.shift()!) };
  });
}
