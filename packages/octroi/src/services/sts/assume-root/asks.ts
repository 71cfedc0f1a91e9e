import { compile, parsePolicy, type CompiledPolicy } from '@octroi/policy';
import type { AssumeRootRequest } from '../../../../models/sts.gen.ts';
import type { Ask, Declared } from '../../../kernel/ask.ts';
import { bareDenial } from '../../../kernel/denial.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import { administersIam, rootFeatures, trustsIam } from '../../../kernel/root-access.ts';
import { accountOfTarget } from './target.ts';

export const ASSUME_ROOT_DECLARES: readonly Declared[] = [{ action: 'sts:AssumeRoot', resource: 'root-user', keys: ['sts:TaskPolicyArn'] }];

/**
 * The ask of AssumeRoot, on the root user of the other account (KEY-67). The organization stands for the policy that a resource of another
 * account needs (EVAL-20): it trusts the administrators of a feature that it has enabled, and
 * denies everybody else. Nothing is said of the reason of a refusal.
 */
export async function assumeRootAsks(input: AssumeRootRequest, context: AskContext): Promise<readonly Ask[]> {
  const { caller, scope } = context;
  const account = accountOfTarget(input.TargetPrincipal) ?? '';
  const ask: Ask = {
    action: 'sts:AssumeRoot',
    resource: `arn:${scope.partition}:iam::${account}:root`,
    account,
    keys: { 'sts:TaskPolicyArn': input.TaskPolicyArn.arn },
    resourcePolicy: await policyOf(account, context),
    denial: (_decision, standard) => bareDenial(caller, ask, standard.code),
  };
  return [ask];
}

/**
 * What the organization says: it trusts the caller's account, or it denies. A missing grant would not do, since within one account the
 * caller's own policies are enough (EVAL-10).
 */
async function policyOf(account: string, context: AskContext): Promise<CompiledPolicy> {
  const trusted = await mayHave(account, context);
  return organizationPolicy(trusted === null ? { Effect: 'Deny', Principal: '*' } : { Effect: 'Allow', Principal: { AWS: trusted } });
}

/** The caller's account, if its organization lets it have sessions of this member's root user; else null. */
async function mayHave(account: string, { caller, scope, principals, look }: AskContext): Promise<string | null> {
  const { partition } = scope;
  // Credentials of a root user cannot be used for it.
  if (caller.account === null || caller.principal.kind === 'root') return null;
  const own = await principals.place(partition, caller.account);
  if (own === null || account === caller.account || account === own.organization.management) return null;
  const may = (await administersIam(look, partition, own)) && (await trustsIam(look, partition, own)) && (await rootFeatures(look, partition, own)).includes('RootSessions');
  // Only administrators have an account looked into: nothing of others shall be remembered.
  const target = may ? await principals.place(partition, account) : null;
  return target?.organization.id === own.organization.id ? caller.account : null;
}

function organizationPolicy(statement: object): CompiledPolicy {
  const parsed = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: [{ ...statement, Action: 'sts:AssumeRoot', Resource: '*' }] }));
  if (!parsed.ok) throw new Error('the policy for AssumeRoot does not parse');
  return compile(parsed.document, { source: 'the organization' });
}
