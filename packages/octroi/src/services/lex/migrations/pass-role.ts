import type { Ask, Declared } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';

const LEX_V2 = 'lexv2.amazonaws.com';

export const PASS_V2_ROLE: Declared = { action: 'iam:PassRole', resource: 'role', keys: ['iam:PassedToService'] };

/** An ask for the role that the bot of Lex V2 would have (LEX-IAM-25). */
export async function askPassV2Role(roleArn: string, { scope, principals }: AskContext): Promise<Ask> {
  const role = await principals.role(scope.partition, scope.account, roleArn.slice(roleArn.lastIndexOf('/') + 1));
  return { action: 'iam:PassRole', resource: roleArn, account: scope.account, keys: { 'iam:PassedToService': LEX_V2 }, resourceTags: role?.arn === roleArn ? role.tags : [] };
}
