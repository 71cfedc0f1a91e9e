import type { CompiledPolicy, ContextValue } from '@octroi/policy';
import type { Ask } from '../../../kernel/ask.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import { PolicyCache } from '../../../kernel/policy-cache.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { identities } from '../tables.ts';
import { policies, policyKey, type PolicyRow } from '../permissions/tables.ts';
import { designated, functionArn, type FunctionInput } from './designation.ts';

type Keys = Readonly<Record<string, ContextValue | undefined>>;

const compiledPolicies = new PolicyCache(2000);

/** What a resource policy says, as GetPolicy shows it; `statements` with ids or with ARNs (LAM-50). */
export function policyDocument(statements: PolicyRow['statements']): string {
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements });
}

/**
 * An ask about a function under the ARN that the request designates, qualifier and all, whether or not it exists (LAM-10, LAM-98),
 * with the function's tags and the policy of exactly that ARN (LAM-100).
 */
export async function askFunction(action: string, input: FunctionInput, context: Pick<AskContext, 'scope' | 'look'>, keys?: Keys): Promise<Ask> {
  const { account, name, qualifier } = designated(input, context.scope);
  const home = { ...context.scope, account };
  const resource = functionArn(home, name, qualifier);
  const identity = await context.look.get(identities, home, [name]);
  return {
    action,
    resource,
    account,
    ...(keys === undefined ? {} : { keys }),
    resourceTags: identity?.tags ?? [],
    resourcePolicy: identity === undefined ? null : await resourcePolicy(identity.id, qualifier, resource, home, context),
  };
}

/** The same about the whole function, for operations on its aliases, versions and code (LAM-99). */
export function askWholeFunction(action: string, input: FunctionInput, context: AskContext, keys?: Keys): Promise<Ask> {
  const { account, name } = designated(input, context.scope);
  return askFunction(action, { FunctionName: `${account}:function:${name}` }, context, keys);
}

async function resourcePolicy(id: string, qualifier: string | null, arn: string, home: Scope, context: Pick<AskContext, 'look'>): Promise<CompiledPolicy | null> {
  const row = await context.look.get(policies, home, [id, policyKey(qualifier)]);
  return row === undefined ? null : compiledPolicies.get(`resource-based policy of ${arn}`, policyDocument(row.statements));
}

/** iam:PassRole on the role that a function shall have (LAM-103, EVAL-69). Only roles of the caller's own account are passed. */
export async function askPassRole(roleArn: string, input: FunctionInput, context: AskContext): Promise<Ask> {
  const { account, name } = designated(input, context.scope);
  const arn = parseArn(roleArn);
  const role = arn?.account === account ? await context.principals.role(arn.partition, account, roleArn.slice(roleArn.lastIndexOf('/') + 1)) : undefined;
  return {
    action: 'iam:PassRole',
    resource: roleArn,
    account: context.scope.account,
    keys: { 'iam:PassedToService': 'lambda.amazonaws.com', 'iam:AssociatedResourceArn': functionArn({ ...context.scope, account }, name) },
    resourceTags: role?.arn === roleArn ? role.tags : [],
  };
}

/** `lambda:Layer`, `lambda:VpcIds`, `lambda:SubnetIds`, `lambda:SecurityGroupIds` of a request; absent if it does not have them (LAM-104). */
export function settingKeys(input: { readonly Layers?: readonly string[] | undefined; readonly VpcConfig?: { readonly SubnetIds?: readonly string[] | undefined; readonly SecurityGroupIds?: readonly string[] | undefined } | undefined }): Keys {
  const subnets = input.VpcConfig?.SubnetIds ?? [];
  const groups = input.VpcConfig?.SecurityGroupIds ?? [];
  return {
    'lambda:Layer': someOf(input.Layers ?? []),
    'lambda:VpcIds': subnets.length === 0 ? undefined : VPC_ID,
    'lambda:SubnetIds': someOf(subnets),
    'lambda:SecurityGroupIds': someOf(groups),
  };
}

/** The one VPC that every subnet is said to lie in: there is none to attach to (LAM-29). */
export const VPC_ID = 'vpc-00000000000000000';

function someOf(values: readonly string[]): readonly string[] | undefined {
  return values.length === 0 ? undefined : values;
}
