import type { ApiError } from '../../../kernel/api-error.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext, RequestFacts } from '../../../kernel/operation.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Tag } from '../../../kernel/tags.ts';
import { askAlias, askBot, askChannel } from '../shared/asks.ts';
import { botArn, LATEST } from '../shared/arns.ts';
import { badRequest, notFound } from '../shared/errors.ts';
import { aliases, bots, channels, resourceTags, type TagsRow } from '../tables.ts';

interface TagInput {
  readonly resourceArn: string;
}

/** What has tags: a bot, an alias or a channel association (LEX-TAG-1). */
type Target =
  | { readonly kind: 'bot'; readonly bot: string }
  | { readonly kind: 'alias'; readonly bot: string; readonly alias: string }
  | { readonly kind: 'channel'; readonly bot: string; readonly alias: string; readonly channel: string };

/** Tables that operations on tags touch, and the types of resources that they declare to ask about. */
export const TAGGED_TABLES = [bots, aliases, channels, resourceTags] as const;
export const TAGGED_TYPES = ['bot', 'bot alias', 'channel'] as const;

const NAME = /^(?:[A-Za-z]_?)+$/;

/** The resource that an ARN names; null for one that has no tags. `$LATEST` stands for its bot (LEX-TAG-1). */
function targetOf(resource: string): Target | null {
  const [type, ...names] = resource.split(':');
  const [bot, alias, channel] = names;
  if (bot === undefined || !NAME.test(bot)) return null;
  if (type === 'bot' && (names.length === 1 || (names.length === 2 && alias === LATEST))) return { kind: 'bot', bot };
  if (alias === undefined || !NAME.test(alias)) return null;
  if (type === 'bot' && names.length === 2) return { kind: 'alias', bot, alias };
  return type === 'bot-channel' && names.length === 3 && channel !== undefined && NAME.test(channel) ? { kind: 'channel', bot, alias, channel } : null;
}

/** An ARN that names nothing which could have tags here is a bad request, whoever asks. */
export function checkTarget({ resourceArn }: TagInput, { scope }: RequestFacts): ApiError | null {
  const arn = parseArn(resourceArn);
  const here = arn !== null && arn.service === 'lex' && arn.partition === scope.partition && arn.region === scope.region && arn.account === scope.account;
  return here && targetOf(arn.resource) !== null ? null : badRequest(`The resource ARN is not valid: ${resourceArn}`);
}

/** The resource of an ARN that `checkTarget` has passed. */
function target({ resourceArn }: TagInput): Target {
  const found = targetOf(parseArn(resourceArn)?.resource ?? '');
  if (found === null) throw new Error('an ARN was not checked');
  return found;
}

/** An ask about the resource whose tags are meant, with its tags before the change. */
export async function askTarget(action: string, input: TagInput, context: AskContext, keys: NonNullable<Ask['keys']> = {}): Promise<Ask> {
  const named = target(input);
  if (named.kind === 'bot') {
    const ask = await askBot(action, named.bot, context, keys);
    return { ...ask, resource: botArn(context.scope, named.bot), synonyms: [ask.resource] };
  }
  if (named.kind === 'alias') return askAlias(action, named.bot, named.alias, context, keys);
  // Its type is a key of the channel's own actions alone.
  return { ...(await askChannel(action, named.bot, named.alias, named.channel, context)), keys };
}

/** The row with the tags of what an ARN names. @throws NotFoundException */
export async function mustHaveTarget(input: TagInput, rows: RowReader): Promise<{ readonly id: readonly string[]; readonly row: TagsRow; readonly tags: readonly Tag[] }> {
  const named = target(input);
  if (!(await exists(named, rows))) throw notFound(`The resource ${input.resourceArn} does not exist.`);
  const id = named.kind === 'bot' ? ['bot', named.bot] : named.kind === 'alias' ? ['alias', named.bot, named.alias] : ['channel', named.bot, named.alias, named.channel];
  const row = (await rows.get(resourceTags, id)) ?? { tags: [] };
  return { id, row, tags: row.tags };
}

async function exists(named: Target, rows: RowReader): Promise<boolean> {
  if (named.kind === 'bot') return (await rows.get(bots, [named.bot])) !== undefined;
  if (named.kind === 'alias') return (await rows.get(aliases, [named.bot, named.alias])) !== undefined;
  return (await rows.get(channels, [named.bot, named.alias, named.channel])) !== undefined;
}
