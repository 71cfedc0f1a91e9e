import type { AssumeRoleResponse } from '../../../../models/sts.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { serviceCaller } from '../../../kernel/caller.ts';
import type { Outside } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { BOTS_ROLE } from '../roles/service-linked-role.ts';
import { botArn } from '../shared/arns.ts';
import { LEX_SERVICE } from './code-hook.ts';

/** An operation of another service that Lex calls for a bot. */
export interface OwnCall {
  readonly service: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The bot that it is for. */
  readonly botName: string;
  /** How Lex names the operation to who talks to a bot: `Polly synthesize speech`. */
  readonly shownAs: string;
}

const SESSION_SECONDS = 900;

/**
 * Calls another service under the account's service-linked role, whose policies decide (LEX-IAM-33). The errors of that service are thrown as
 * they are.
 * @throws DependencyFailedException if there is no such role, or it may not (LEX-ERR-1)
 */
export async function callAsOwnRole({ service, operation, input, botName, shownAs }: OwnCall, home: Scope, { callService, callerOf }: Outside): Promise<Record<string, unknown>> {
  const { partition, account, region } = home;
  try {
    const { Credentials } = (await callService({
      caller: serviceCaller(partition, LEX_SERVICE, { sourceArn: botArn(home, botName), sourceAccount: account }),
      service: 'sts',
      operation: 'AssumeRole',
      account,
      region,
      input: { RoleArn: `arn:${partition}:iam::${account}:role/aws-service-role/${BOTS_ROLE.service}/${BOTS_ROLE.name}`, RoleSessionName: 'AmazonLexRuntime', DurationSeconds: SESSION_SECONDS },
    })) as AssumeRoleResponse;
    const caller = await callerOf(Credentials?.SessionToken ?? '');
    if (caller === undefined) throw new Error('AssumeRole answered without a session');
    return await callService({ caller, service, operation, account, region, input });
  } catch (refusal) {
    if (!(refusal instanceof ApiError) || !refusal.code.startsWith('AccessDenied')) throw refusal;
    throw new ApiError('DependencyFailedException', `Access denied while invoking ${shownAs} API. Please check the permissions on the IAM policy used to create the bot`);
  }
}
