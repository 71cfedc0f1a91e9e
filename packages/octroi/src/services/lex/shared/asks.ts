import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { Tag } from '../../../kernel/tags.ts';
import { resourceTags } from '../tables.ts';
import { aliasArn, botNames, channelArn, intentArn, isVersion, LATEST, slotTypeArn } from './arns.ts';

/*
 * Asks about Lex's resources (LEX-IAM-3 to LEX-IAM-8). Each carries the tags of the resource's owner as they are now, which is none if it
 * does not exist; the kernel shows them as `aws:ResourceTag/k` and as `lex:ResourceTag/k`.
 */

type Keys = NonNullable<Ask['keys']>;

async function tagsAt(id: readonly string[], { look, scope }: AskContext): Promise<readonly Tag[]> {
  return (await look.get(resourceTags, scope, id))?.tags ?? [];
}

/** An ask about a bot or one of its versions, under both of its ARNs, with the tags of the bot. */
export async function askBot(action: string, bot: string, context: AskContext, keys: Keys = {}, version: string = LATEST): Promise<Ask> {
  return { action, ...botNames(context.scope, bot, version), keys, resourceTags: await tagsAt(['bot', bot], context) };
}

/** An ask about an alias, with its own tags: those of the bot are not inherited. */
export async function askAlias(action: string, bot: string, alias: string, context: AskContext, keys: Keys = {}): Promise<Ask> {
  return { action, resource: aliasArn(context.scope, bot, alias), keys, resourceTags: await tagsAt(['alias', bot, alias], context) };
}

/** An ask about what GetBot and the runtime take: `$LATEST` or a number means the bot, any other name an alias (LEX-IAM-3, LEX-IAM-4). */
export function askVersionOrAlias(action: string, bot: string, versionOrAlias: string, context: AskContext): Promise<Ask> {
  return isVersion(versionOrAlias) ? askBot(action, bot, context, {}, versionOrAlias) : askAlias(action, bot, versionOrAlias, context);
}

/** An ask about a channel association, with its tags and, unless `keys` say it, its type (LEX-IAM-11). */
export async function askChannel(action: string, bot: string, alias: string, channel: string, context: AskContext, keys: Keys = {}): Promise<Ask> {
  const row = await context.look.get(resourceTags, context.scope, ['channel', bot, alias, channel]);
  return { action, resource: channelArn(context.scope, bot, alias, channel), keys: { 'lex:channelType': row?.channelType, ...keys }, resourceTags: row?.tags ?? [] };
}

/** An ask about all channels of an alias, with the alias's tags; of `-`, which stands for all aliases, with the bot's (LEX-IAM-5). */
export async function askChannels(action: string, bot: string, alias: string, context: AskContext): Promise<Ask> {
  return { action, resource: channelArn(context.scope, bot, alias, '*'), resourceTags: await tagsAt(alias === '-' ? ['bot', bot] : ['alias', bot, alias], context) };
}

/** An ask about an intent; it has no tags. */
export function askIntent(action: string, intent: string, context: AskContext, keys: Keys = {}, version: string = LATEST): Ask {
  return { action, resource: intentArn(context.scope, intent, version), keys };
}

/** An ask about a slot type; it has no tags. */
export function askSlotType(action: string, slotType: string, context: AskContext, version: string = LATEST): Ask {
  return { action, resource: slotTypeArn(context.scope, slotType, version) };
}

/** An ask about no resource in particular: only a policy on `*` allows it (LEX-IAM-15). */
export function askAll(action: string): Ask {
  return { action, resource: '*' };
}
