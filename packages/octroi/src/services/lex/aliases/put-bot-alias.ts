import type { PutBotAliasRequest, PutBotAliasResponse } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { aliasArn } from '../shared/arns.ts';
import { askAlias } from '../shared/asks.ts';
import { checksumOf } from '../shared/checksum.ts';
import { contentOf } from '../shared/content.ts';
import { badRequest, limitExceeded } from '../shared/errors.ts';
import { BOT } from '../shared/kinds.ts';
import { askPassRole, PASS_ROLE, requireRole } from '../shared/roles.ts';
import { requestTags, shownTags } from '../shared/tags.ts';
import { aliases, bots, botVersions, resourceTags, type AliasRow, type BotRow, type BotVersionRow } from '../tables.ts';
import { mergedTags } from '../tags/merged-tags.ts';
import { checkPutChecksum } from '../versions/checksums.ts';
import { findVersion } from '../versions/find.ts';
import { checkConversationLogs } from './conversation-logs.ts';
import { shownAlias } from './shape.ts';

/** Of one bot (LEX-VAL-11). */
const MAX_ALIASES = 5;

/** Makes an alias, or points it to another version; without conversationLogs its logs are turned off (LEX-ALI-1, LEX-ALI-3). */
export const putBotAlias = writes<PutBotAliasRequest, PutBotAliasResponse>({
  service: 'lex',
  name: 'PutBotAlias',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:PutBotAlias', resource: 'bot alias', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }, PASS_ROLE],
    async asks({ botName, name, tags, conversationLogs }, context) {
      return [
        await askAlias('lex:PutBotAlias', botName, name, context, requestTags(tags)),
        ...(conversationLogs === undefined ? [] : [await askPassRole(conversationLogs.iamRoleArn, aliasArn(context.scope, botName, name), context)]),
      ];
    },
  },
  tables: [aliases, bots, botVersions, resourceTags],
  errors: ['BadRequestException', 'PreconditionFailedException', 'LimitExceededException'],
  async handle(call) {
    const { input, rows, now, home, blobs } = call;
    const { botName, name, botVersion, checksum, conversationLogs, description, tags } = input;
    const existing = await rows.get(aliases, [botName, name]);
    checkPutChecksum('bot alias', name, existing, checksum);
    const version = await findVersion(BOT, rows, botName, botVersion);
    if (version === undefined) throw badRequest(`The version ${botVersion} of the bot ${botName} does not exist.`);
    if (existing !== undefined && tags !== undefined) throw badRequest('You can specify tags only when you create an alias. Use TagResource to change the tags of an existing one.');
    if (conversationLogs !== undefined) {
      if (await isChildDirected(version)) throw badRequest(`The bot ${botName} is directed to children. Its conversations cannot be logged.`);
      checkConversationLogs(conversationLogs);
      await requireRole(conversationLogs.iamRoleArn, aliasArn(home, botName, name), home, call);
    }
    if (existing === undefined) {
      await requireRoom();
      rows.put(resourceTags, ['alias', botName, name], { tags: mergedTags([], tags) });
    }
    const content = { ...(description === undefined ? {} : { description }), botVersion: botVersion === '$LATEST' ? botVersion : String(Number(botVersion)), ...(conversationLogs === undefined ? {} : { conversationLogs }) };
    const row: AliasRow = { name, botName, ...content, checksum: checksumOf('alias', `${botName}:${name}`, content), createdAt: existing?.createdAt ?? now, updatedAt: now };
    rows.put(aliases, [botName, name], row);
    return { ...shownAlias(row), ...(tags === undefined ? {} : { tags: shownTags(mergedTags([], tags)) }) };

    async function requireRoom(): Promise<void> {
      const others = await listAll(rows, aliases, [botName]);
      const like = others.find(({ row: other }) => other.name.toLowerCase() === name.toLowerCase());
      if (like !== undefined) throw badRequest(`The bot alias name ${name} differs from the existing ${like.row.name} in letter case only.`);
      if (others.length >= MAX_ALIASES) throw limitExceeded(`A bot can have at most ${MAX_ALIASES} aliases.`);
    }

    async function isChildDirected({ content: held }: BotRow | BotVersionRow): Promise<boolean> {
      return (await contentOf(held, blobs)).childDirected === true;
    }
  },
});
