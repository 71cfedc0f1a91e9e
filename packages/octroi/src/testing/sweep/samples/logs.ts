import { CreateLogGroupCommand, CreateLogStreamCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Input, Place, Samples } from '../sample.ts';

const tags = { team: 'blue' };
const NAME = '/swept';

async function group({ logs }: Place): Promise<{ readonly logGroupName: string }> {
  await logs.send(new CreateLogGroupCommand({ logGroupName: NAME, tags }));
  return { logGroupName: NAME };
}

async function stream(place: Place): Promise<{ readonly logGroupName: string; readonly logStreamName: string }> {
  const made = { ...(await group(place)), logStreamName: 'stream' };
  await place.logs.send(new CreateLogStreamCommand(made));
  return made;
}

async function tagged(place: Place): Promise<{ readonly resourceArn: string }> {
  await group(place);
  return { resourceArn: `arn:aws:logs:us-east-1:${place.accountId}:log-group:${NAME}` };
}

const withGroup =
  (input: (place: Place) => Input = () => ({})) =>
  async (place: Place): Promise<Input> => ({ ...(await group(place)), ...input(place) });

/** Amazon CloudWatch Logs. */
export const logsSamples: Samples = {
  CreateLogGroup: [
    { prepare: () => ({ logGroupName: NAME }) },
    {
      prepare: () => ({ logGroupName: NAME, tags }),
      refusal: ({ accountId }, _input, action) =>
        action === 'logs:TagResource' ? `User with accountId: ${accountId} is not authorized to perform CreateLogGroup with Tags. An additional permission "logs:TagResource" is required.` : undefined,
    },
  ],
  DeleteLogGroup: withGroup(),
  DescribeLogGroups: () => ({}),
  PutRetentionPolicy: withGroup(() => ({ retentionInDays: 7 })),
  DeleteRetentionPolicy: withGroup(),
  PutLogGroupDeletionProtection: async (place) => ({ logGroupIdentifier: (await group(place)).logGroupName, deletionProtectionEnabled: true }),
  CreateLogStream: withGroup(() => ({ logStreamName: 'stream' })),
  DeleteLogStream: stream,
  DescribeLogStreams: withGroup(),
  PutLogEvents: async (place) => ({ ...(await stream(place)), logEvents: [{ timestamp: place.now(), message: 'a message' }] }),
  GetLogEvents: stream,
  FilterLogEvents: withGroup(),
  TagResource: async (place) => ({ ...(await tagged(place)), tags }),
  UntagResource: async (place) => ({ ...(await tagged(place)), tagKeys: ['team'] }),
  ListTagsForResource: tagged,
  TagLogGroup: withGroup(() => ({ tags })),
  UntagLogGroup: withGroup(() => ({ tags: ['team'] })),
  ListTagsLogGroup: withGroup(),
};
