import type { ConversationLogsRequest, ConversationLogsResponse } from '../../../../models/lex-models.gen.ts';
import { parseArn } from '../../../kernel/arn.ts';
import { badRequest } from '../shared/errors.ts';

/** Where text and sound can be brought to (LEX-LOG-1). */
const DESTINATIONS = { TEXT: { destination: 'CLOUDWATCH_LOGS', service: 'logs' }, AUDIO: { destination: 'S3', service: 's3' } } as const;

/** @throws BadRequestException for a destination of another kind, an ARN of something else, or a key that is of no use there (LEX-LOG-1) */
export function checkConversationLogs({ logSettings }: ConversationLogsRequest): void {
  const seen = new Set<string>();
  for (const { logType, destination, resourceArn, kmsKeyArn } of logSettings) {
    if (seen.has(logType)) throw badRequest(`The log type ${logType} occurs more than once.`);
    seen.add(logType);
    const wanted = DESTINATIONS[logType];
    if (destination !== wanted.destination) throw badRequest(`Logs of the type ${logType} can be brought to ${wanted.destination} only.`);
    if (parseArn(resourceArn)?.service !== wanted.service) throw badRequest(`The resourceArn ${resourceArn} is not of a ${destination === 'S3' ? 'bucket' : 'log group'}.`);
    if (kmsKeyArn !== undefined && destination !== 'S3') throw badRequest('You can specify a kmsKeyArn for S3 only.');
  }
}

/** As answers show it: with the prefix of keys and log streams. */
export function shownConversationLogs({ iamRoleArn, logSettings }: ConversationLogsRequest, bot: string, alias: string): ConversationLogsResponse {
  return { iamRoleArn, logSettings: logSettings.map((setting) => ({ ...setting, resourcePrefix: logPrefix(bot, alias) })) };
}

/** What the names of log streams and the keys of objects begin with; AWS's own layout is not known. */
export function logPrefix(bot: string, alias: string): string {
  return `aws/lex/${bot}/${alias}/`;
}
