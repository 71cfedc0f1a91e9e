import { CreateLogGroupCommand, CreateLogStreamCommand, PutLogEventsCommand, type CloudWatchLogsClient, type PutLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { openWorld, type World, type WorldOptions } from '../../testing/world.ts';

export interface LogsWorld {
  readonly world: World;
  readonly accountId: string;
  readonly logs: CloudWatchLogsClient;
  /** ARN of a group, or what follows it. */
  arn(name: string): string;
  now(): number;
  /** Makes a group with streams. */
  group(name: string, ...streams: readonly string[]): Promise<void>;
  /** Writes messages, the first one that many milliseconds before now, each a millisecond later. */
  put(group: string, stream: string, messages: readonly string[], before?: number): Promise<PutLogEventsCommandOutput>;
  user(name: string, ...statements: readonly object[]): Promise<{ readonly arn: string; readonly logs: CloudWatchLogsClient }>;
}

/** A world with one account, its root user's client of logs, and users with given statements. */
export async function openLogs(options: WorldOptions = {}): Promise<LogsWorld> {
  const world = await openWorld(options);
  const root = await world.account();
  const logs = world.logs(root);
  const iam = world.iam(root);
  return {
    world,
    accountId: root.accountId,
    logs,
    arn: (name) => `arn:aws:logs:us-east-1:${root.accountId}:log-group:${name}`,
    now: () => world.clocks.decision(),
    async group(logGroupName, ...streams) {
      await logs.send(new CreateLogGroupCommand({ logGroupName }));
      for (const logStreamName of streams) await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    },
    put(logGroupName, logStreamName, messages, before = 60_000) {
      const start = world.clocks.decision() - before;
      return logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents: messages.map((message, index) => ({ message, timestamp: start + index })) }));
    },
    async user(UserName, ...Statement) {
      const { User } = await iam.send(new CreateUserCommand({ UserName }));
      await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) }));
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
      return { arn: User!.Arn!, logs: world.logs({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }) };
    },
  };
}

export const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*', Condition?: object) => ({ Effect: 'Allow', Action, Resource, ...(Condition === undefined ? {} : { Condition }) });

/** `InvalidParameterException 400: ...`, or `it succeeded`. */
export async function refusal(sent: Promise<unknown>): Promise<string> {
  return sent.then(
    () => 'it succeeded',
    (error: Error & { $metadata?: { httpStatusCode?: number } }) => `${error.name} ${error.$metadata?.httpStatusCode}: ${error.message}`,
  );
}

export const implicitDenial = (user: string, action: string, resource: string): string =>
  `AccessDeniedException 400: User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
