import { ApiError } from '../../../kernel/api-error.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { effect, type AskContext, type Effect } from '../../../kernel/operation.ts';
import { beginRoleUse, endRoleUse, roleUses } from '../../../kernel/role-uses.ts';
import type { RowWriter } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { sessionRestriction } from '../../../kernel/session-restrictions.ts';

/** The roles that Lex needs for what it does by itself (LEX-IAM-30). */
export interface ServiceRole {
  readonly name: string;
  readonly service: string;
}

/** To speak and to hear how a user feels: of accounts with bots. */
export const BOTS_ROLE: ServiceRole = { name: 'AWSServiceRoleForLexBots', service: 'lex.amazonaws.com' };
/** To talk to bots for a messaging platform: of accounts with channel associations. */
export const CHANNELS_ROLE: ServiceRole = { name: 'AWSServiceRoleForLexChannels', service: 'channels.lex.amazonaws.com' };

/** Tables that an operation touches which makes or deletes what needs a role. */
export const SERVICE_ROLE_TABLES = [roleUses] as const;

interface Call extends AskContext {
  readonly home: Scope;
  readonly rows: RowWriter;
}

/** From now on the resource needs the role, which is not deleted under it (LEX-IAM-32), and may not exist yet. */
export function needServiceRole({ rows, home }: Pick<Call, 'rows' | 'home'>, role: ServiceRole, resource: string): void {
  beginRoleUse(rows, role.name, { region: home.region, resource });
}

/** The resource is gone. */
export function needServiceRoleNoMore({ rows, home }: Pick<Call, 'rows' | 'home'>, role: ServiceRole, resource: string): void {
  endRoleUse(rows, role.name, { region: home.region, resource });
}

/**
 * The output of an operation after which the account needs the role: if it is missing, Lex makes it for the caller, with the caller's
 * permissions. A caller who may not make it gets the output all the same, and the role stays missing (LEX-IAM-31).
 */
export async function withServiceRole<Output extends object>(call: Call, role: ServiceRole, output: Output): Promise<Output | Effect<Output>> {
  const { caller, home, principals } = call;
  if ((await principals.role(home.partition, home.account, role.name)) !== undefined || sessionRestriction(caller, 'iam', 'CreateServiceLinkedRole') !== null) return output;
  return effect(async ({ callService }) => {
    try {
      const input = { AWSServiceName: role.service };
      await callService({ caller: forwarded(caller), service: 'iam', operation: 'CreateServiceLinkedRole', account: home.account, region: home.region, input });
    } catch (refusal) {
      if (!(refusal instanceof ApiError) || !REFUSALS.has(refusal.code)) throw refusal;
    }
    return output;
  });
}

/** The caller may not, or another request was faster. */
const REFUSALS: ReadonlySet<string> = new Set(['AccessDenied', 'InvalidInput']);

const LEX_SERVICE = 'lex.amazonaws.com';

/** The caller as Lex sends its requests on (EVAL-67, LEX-IAM-25). */
export function forwarded(caller: Caller): Caller {
  return { ...caller, calledVia: [...(caller.calledVia ?? []), LEX_SERVICE] };
}
