import type { ContextValue } from '@octroi/policy';
import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { nameKey, policies } from '../tables.ts';
import { parsePolicyArn } from './policy-arn.ts';

/**
 * An ask about a managed policy under the ARN that the request gives (IAM-190), with its tags if it exists. AWS managed policies
 * belong to nobody who could refuse: the caller's account decides, as for its own.
 */
export async function askPolicy(action: string, text: string, context: AskContext, keys: Readonly<Record<string, ContextValue | undefined>> = {}): Promise<Ask> {
  const scope = globalScope(context.scope);
  const arn = parsePolicyArn(text);
  const row = arn?.account === scope.account ? await context.look.get(policies, scope, [nameKey(arn.name)]) : undefined;
  return { action, resource: text, keys, resourceTags: row?.arn === text ? row.tags : [], shownAs: `policy ${text}` };
}
