import type { BotAliasMetadata } from '../../../../models/lex-models.gen.ts';
import type { AliasRow } from '../tables.ts';
import { shownConversationLogs } from './conversation-logs.ts';

/** An alias as answers and lists show it. */
export function shownAlias({ name, description, botVersion, botName, createdAt, updatedAt, checksum, conversationLogs }: AliasRow): BotAliasMetadata {
  return {
    name,
    ...(description === undefined ? {} : { description }),
    botVersion,
    botName,
    lastUpdatedDate: new Date(updatedAt),
    createdDate: new Date(createdAt),
    checksum,
    ...(conversationLogs === undefined ? {} : { conversationLogs: shownConversationLogs(conversationLogs, botName, name) }),
  };
}
