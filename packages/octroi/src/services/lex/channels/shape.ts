import type { GetBotChannelAssociationResponse } from '../../../../models/lex-models.gen.ts';
import type { Sealer } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { channelArn } from '../shared/arns.ts';
import type { ChannelRow } from '../tables.ts';

/** What stands for a value of a configuration: they are secrets of the messaging platform, and no answer has them (LEX-CHN-2). */
export const HIDDEN = '****';

type Named = Pick<ChannelRow, 'botName' | 'botAlias' | 'name'>;

const placeOf = (scope: Scope, { botName, botAlias, name }: Named): string => `lex-channel ${channelArn(scope, botName, botAlias, name)}`;

export function sealConfiguration(configuration: Readonly<Record<string, string>>, channel: Named, scope: Scope, seal: Sealer): string {
  return seal.seal(JSON.stringify(configuration), placeOf(scope, channel));
}

/** A channel association as answers show it: which values its configuration has, and none of them. */
export function shownChannel(row: ChannelRow, scope: Scope, seal: Sealer): GetBotChannelAssociationResponse {
  const configuration = JSON.parse(seal.open(row.configuration, placeOf(scope, row)).toString('utf8')) as Record<string, string>;
  return {
    name: row.name,
    description: row.description,
    botAlias: row.botAlias,
    botName: row.botName,
    createdDate: new Date(row.createdAt),
    type: row.type,
    botConfiguration: Object.fromEntries(Object.keys(configuration).map((key) => [key, HIDDEN])),
    status: row.status,
    failureReason: row.failureReason,
  };
}
