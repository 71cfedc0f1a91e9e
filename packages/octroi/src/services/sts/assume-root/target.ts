import { ApiError } from '../../../kernel/api-error.ts';
import { isAccountId, parseArn } from '../../../kernel/arn.ts';

const TASKS: ReadonlySet<string> = new Set(
  ['IAMAuditRootUserCredentials', 'IAMCreateRootUserPassword', 'IAMDeleteRootUserCredentials', 'S3UnlockBucketPolicy', 'SQSUnlockQueuePolicy'].map((name) => `arn:aws:iam::aws:policy/root-task/${name}`),
);

/** The account whose root user is meant: by its number or by the ARN of the root user (STS-80). Null for anything else. */
export function accountOfTarget(target: string): string | null {
  if (isAccountId(target)) return target;
  const arn = parseArn(target);
  if (arn === null || arn.partition !== 'aws' || arn.service !== 'iam' || arn.region !== '' || arn.resource !== 'root') return null;
  return isAccountId(arn.account) ? arn.account : null;
}

interface Parameters {
  readonly TargetPrincipal: string;
  readonly TaskPolicyArn: { readonly arn?: string | undefined };
}

/** What is wrong with the target or the task; null if nothing is. The texts are not recorded: these are STS's for other ARNs. */
export function checkTarget({ TargetPrincipal, TaskPolicyArn }: Parameters): ApiError | null {
  if (accountOfTarget(TargetPrincipal) === null) return new ApiError('ValidationError', `${TargetPrincipal} is invalid`, { status: 400 });
  if (TaskPolicyArn.arn === undefined) {
    return new ApiError('ValidationError', "1 validation error detected: Value null at 'taskPolicyArn.arn' failed to satisfy constraint: Member must not be null", { status: 400 });
  }
  return TASKS.has(TaskPolicyArn.arn) ? null : new ApiError('ValidationError', `${TaskPolicyArn.arn} is invalid`, { status: 400 });
}
