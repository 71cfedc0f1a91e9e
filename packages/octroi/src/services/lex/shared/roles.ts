import { parseArn } from '../../../kernel/arn.ts';
import type { Ask, Declared } from '../../../kernel/ask.ts';
import { decide } from '../../../kernel/authorise.ts';
import { serviceCaller } from '../../../kernel/caller.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { HeldPolicies } from '../../../kernel/principals.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { badRequest } from './errors.ts';

export const LEX_SERVICE = 'lex.amazonaws.com';

/** iam:PassRole as operations declare it that give Lex a role. */
export const PASS_ROLE: Declared = { action: 'iam:PassRole', resource: 'role', keys: ['iam:PassedToService', 'iam:AssociatedResourceArn'], when: 'a role is given' };

async function roleOf(roleArn: string, account: string, { principals }: AskContext) {
  const arn = parseArn(roleArn);
  if (arn === null || arn.account !== account) return undefined;
  const role = await principals.role(arn.partition, account, roleArn.slice(roleArn.lastIndexOf('/') + 1));
  return role?.arn === roleArn ? role : undefined;
}

/** iam:PassRole on a role that Lex shall have for a resource (LEX-IAM-21, LEX-IAM-22). */
export async function askPassRole(roleArn: string, forArn: string, context: AskContext): Promise<Ask> {
  const { account } = context.scope;
  return {
    action: 'iam:PassRole',
    resource: roleArn,
    account,
    keys: { 'iam:PassedToService': LEX_SERVICE, 'iam:AssociatedResourceArn': forArn },
    resourceTags: (await roleOf(roleArn, account, context))?.tags ?? [],
  };
}

/** A service has no policies of its own (EVAL-66). */
const NONE: HeldPolicies = { identity: [], boundary: null, session: [], scp: [], tags: new Map(), epoch: null };
const TRANSPORT = { sourceIp: null, secure: true, userAgent: null, referer: null } as const;

/**
 * The role has to exist in the account, and to let Lex assume it for the resource.
 * @throws BadRequestException with the words that clients wait for (LEX-IAM-21)
 */
export async function requireRole(roleArn: string, forArn: string, home: Scope, context: AskContext): Promise<void> {
  const role = await roleOf(roleArn, home.account, context);
  const caller = serviceCaller(home.partition, LEX_SERVICE, { sourceArn: forArn, sourceAccount: home.account });
  const allowed =
    role !== undefined &&
    (
      await decide(
        { action: 'sts:AssumeRole', resource: role.arn, account: home.account, resourceTags: role.tags, resourcePolicy: role.trust, resourceRule: 'role-trust' },
        { caller, held: NONE, transport: TRANSPORT, requestedRegion: home.region, now: context.now },
        context,
      )
    ).decision.effect === 'Allowed';
  if (!allowed) throw badRequest(`Lex can't access your IAM role ${roleArn}. Check that the role exists, and that its trust policy lets ${LEX_SERVICE} assume it.`);
}
