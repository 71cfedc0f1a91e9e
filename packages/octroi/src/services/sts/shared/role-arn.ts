import { ApiError } from '../../../kernel/api-error.ts';
import { isAccountId, parseArn } from '../../../kernel/arn.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { RoleFacts } from '../../../kernel/principals.ts';
import type { PolicyReader } from '../../../kernel/rows.ts';

const MAX_ROLE_NAME = 64;

/** STS-17: six parts, with a partition, a service and a resource. */
export function checkRoleArn(roleArn: string): ApiError | null {
  return parseArn(roleArn) === null ? new ApiError('ValidationError', `${roleArn} is invalid`) : null;
}

/** The account that the ARN names; null if it names none. */
export function accountOfRoleArn(roleArn: string): string | null {
  const account = parseArn(roleArn)?.account;
  return account !== undefined && isAccountId(account) ? account : null;
}

/** What looking for a role takes of a request, signed or not. */
type RoleContext = Pick<AskContext, 'look' | 'principals'> & { readonly caller: { readonly partition: string } };

/** The reader is one object per attempt, so it stands for the attempt. */
const rolesOfAttempts = new WeakMap<PolicyReader, Promise<RoleFacts | null>>();

/**
 * The role that a request designates; null if there is none of exactly this ARN: path, letter case and partition count
 * (POL-18, POL-20). Read once per attempt, so that the session is made for the role whose trust policy was decided.
 */
export function roleOfAttempt(roleArn: string, context: RoleContext): Promise<RoleFacts | null> {
  const known = rolesOfAttempts.get(context.look);
  if (known !== undefined) return known;
  const found = findRole(roleArn, context);
  rolesOfAttempts.set(context.look, found);
  return found;
}

async function findRole(roleArn: string, { caller, principals }: RoleContext): Promise<RoleFacts | null> {
  const arn = parseArn(roleArn);
  if (arn === null || arn.service !== 'iam' || arn.region !== '' || !isAccountId(arn.account) || arn.partition !== caller.partition) return null;
  if (!arn.resource.startsWith('role/')) return null;
  const name = arn.resource.slice(arn.resource.lastIndexOf('/') + 1);
  if (name === '' || name.length > MAX_ROLE_NAME) return null;
  // Accounts that do not exist are not looked into: nothing of them shall be remembered.
  if (!(await principals.accountExists(arn.partition, arn.account))) return null;
  const role = await principals.role(arn.partition, arn.account, name);
  return role?.arn === roleArn ? role : null;
}
