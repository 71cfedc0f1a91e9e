import type { CompiledPolicy } from '@octroi/policy';
import type { HeldPolicies } from '../../../kernel/principals.ts';
import type { Session } from '../../../kernel/session.ts';
import type { Tag } from '../../../kernel/tags.ts';
import type { Gatherer, Holdings } from './gather.ts';

/** `aws:PrincipalTag/...`: the principal's tags, overlaid with the session's; keys compare ignoring case (KEY-5). */
export function tagsByKey(own: readonly Tag[], session: readonly Tag[]): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const tag of own) tags.set(tag.Key.toLowerCase(), tag.Value);
  for (const tag of session) tags.set(tag.Key.toLowerCase(), tag.Value);
  return tags;
}

/** The same tags with their keys as they were written: a session's tag takes the place of the principal's own (KEY-5). */
export function overlaidTags(own: readonly Tag[], session: readonly Tag[]): readonly Tag[] {
  const overlaid = new Set(session.map((tag) => tag.Key.toLowerCase()));
  return [...own.filter((tag) => !overlaid.has(tag.Key.toLowerCase())), ...session];
}

/** Narrows what a principal holds by its session. Policies by ARN are those of now; one that is gone allows nothing. */
export async function withSession(own: Holdings, session: Session, gatherer: Gatherer): Promise<HeldPolicies> {
  const policies = session.policies.map((text, index) => gatherer.compileInline(`session policy ${index + 1}`, text));
  for (const arn of session.policyArns) {
    const managed = await gatherer.managed(arn);
    policies.push(managed ?? gatherer.compileInline(arn, NOTHING_ALLOWED));
  }
  if (session.taskPolicyArn !== undefined) policies.push(...(await taskPolicies(session.taskPolicyArn, gatherer)));
  const ownTags = session.principal.kind === 'federated-user' ? [] : own.tags;
  return { identity: own.identity, boundary: own.boundary, session: policies, scp: [], tags: tagsByKey(ownTags, session.tags), epoch: null };
}

/** The policy of a task only denies, and leaves the rest of what a root user may do; one that is gone leaves nothing (STS-80). */
async function taskPolicies(arn: string, gatherer: Gatherer): Promise<readonly CompiledPolicy[]> {
  const task = await gatherer.managed(arn);
  return task === undefined ? [gatherer.compileInline(arn, NOTHING_ALLOWED)] : [task, gatherer.compileInline('the root user', ALL_ALLOWED)];
}

const ALL_ALLOWED = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';

/** A policy that matches no request: its layer is present, and nothing in it allows. */
const NOTHING_ALLOWED = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"octroi-none:None","Resource":"arn:aws:octroi-none:::none"}]}';
