import type { Scope } from '../../../kernel/scope.ts';

/** ARN of a log group without the `:*`: what tagging names, and `logGroupArn` shows. */
export function groupArn({ partition, region, account }: Scope, name: string): string {
  return `arn:${partition}:logs:${region}:${account}:log-group:${name}`;
}

/** ARN of a log stream. */
export function streamArn(scope: Scope, group: string, stream: string): string {
  return `${groupArn(scope, group)}:log-stream:${stream}`;
}

/**
 * What AWS decides on where an action is about a whole group: the ARN of a stream without a name, as its refusals show. So the policy's
 * ARN needs the trailing `:*` for such actions, and `DescribeLogGroups` is asked on `log-group::log-stream:`.
 */
export function wholeGroupArn(scope: Scope, group: string): string {
  return streamArn(scope, group, '');
}
