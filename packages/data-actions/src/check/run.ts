import type { AwsCredentials } from '../execution/types.ts';
import type { Asker } from './ask-aws.ts';
import type { Plan } from './plan.ts';
import type { Answer, Finding, Probe, Request } from './types.ts';

/**
 * Sends the probes one after another, so that no vendor's rate limit is met. A refusal proves nothing about a role that lets nobody in:
 * if no right tenant was let in, the refusals are skipped and not passed.
 */
export async function runProbes(plan: Plan, asker: Asker): Promise<Finding[]> {
  const findings: Finding[] = [];
  let session: AwsCredentials | null = null;
  let invoked = false;
  for (const probe of plan.probes) {
    const blocked = blockedBy(probe, session !== null, invoked);
    if (blocked !== null) {
      findings.push({ ...nothingSent(probe), status: 'skipped', reason: blocked });
      continue;
    }
    const asked = await asker.ask(probe.request, session);
    if (probe.expected === 'allowed' && asked.answer.kind === 'allowed') {
      if (probe.request.kind === 'assume') session ??= asked.session;
      else invoked = true;
    }
    findings.push(judge(probe, asked.answer));
  }
  return [...findings, ...plan.unsent.map((unsent): Finding => ({ ...nothingSent(unsent), status: 'skipped', reason: unsent.reason }))];
}

function blockedBy(probe: Probe, assumed: boolean, invoked: boolean): string | null {
  if (probe.request.kind === 'assume') return probe.expected === 'refused' && !assumed ? 'the right one is refused too, so that a refusal would prove nothing' : null;
  if (!assumed) return 'the role could not be assumed';
  return probe.expected === 'refused' && probe.request.kind === 'invoke' && !invoked ? 'the function itself is refused too, so that a refusal would prove nothing' : null;
}

const nothingSent = ({ id, section, title, rule }: Pick<Probe, 'id' | 'section' | 'title' | 'rule'>) => ({ id, section, title, rule, sent: null, answer: null, requestId: null, mend: null });

/** ERR-22: AWS's words for a caller whose own account did not let it ask; the role was not even looked at. */
const OWN_SIDE = /because no (identity-based|session) policy allows|because no (permissions boundary|service control policy) allows|explicit deny in (an identity-based|a session|a service control) policy|explicit deny in a permissions boundary/;

function judge(probe: Probe, answer: Answer): Finding {
  const { id, section, title, rule } = probe;
  const base = { id, section, title, rule, sent: sentText(probe.request), answer: answer.kind === 'allowed' ? answer.text : `${answer.error}: ${answer.text}`, requestId: answer.requestId || null };
  if (answer.kind === 'failed') return { ...base, status: 'error', reason: 'the answer decides nothing', mend: null };
  if (probe.expected === 'either') {
    return answer.kind === 'allowed' ? { ...base, status: 'pass', reason: 'allowed', mend: null } : { ...base, status: 'pass', reason: `refused: ${probe.meaning}`, mend: null };
  }
  const ownSide = probe.request.kind === 'assume' && answer.kind === 'refused' && OWN_SIDE.test(answer.text);
  if (ownSide && probe.expected === 'refused') {
    return { ...base, status: 'skipped', reason: `account ${accountOf(probe.request)} does not let its own principal ask, so that the refusal says nothing about the role`, mend: null };
  }
  if (answer.kind === probe.expected) return { ...base, status: 'pass', reason: null, mend: null };
  if (ownSide) {
    const text = `the principal of account ${accountOf(probe.request)} needs this statement in a policy of its own; the role was not looked at`;
    return { ...base, status: 'fail', reason: `${probe.meaning}: its own account does not allow it`, mend: { text, policy: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' } } };
  }
  return { ...base, status: 'fail', reason: probe.meaning, mend: probe.mend };
}

const accountOf = (request: Request): string => (request.kind === 'assume' ? request.party.account : '');

function sentText(request: Request): string {
  switch (request.kind) {
    case 'assume':
      return `AssumeRole from account ${request.party.account}, ${request.externalId === null ? 'no ExternalId' : `ExternalId ${request.externalId}`}`;
    case 'invoke':
      return `Invoke (dry run) ${request.functionArn}`;
    case 'lambda':
      return request.action === 'lambda:ListFunctions' ? `ListFunctions in ${request.functionArn.split(':')[3] ?? ''}` : `${request.action.slice('lambda:'.length)} ${request.functionArn}`;
  }
}
