import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { Tag } from '../../../kernel/tags.ts';
import { groupTags } from '../tables.ts';
import { groupArn, streamArn, wholeGroupArn } from './arns.ts';
import type { DesignatedGroup } from './designation.ts';

async function tagsOf({ scope, name }: DesignatedGroup, { look }: AskContext): Promise<readonly Tag[]> {
  return (await look.get(groupTags, scope, [name]))?.tags ?? [];
}

/** An ask about a whole group, with its tags. */
export async function askGroup(action: string, group: DesignatedGroup, context: AskContext, keys: NonNullable<Ask['keys']> = {}): Promise<Ask> {
  return { action, resource: wholeGroupArn(group.scope, group.name), account: group.scope.account, keys, resourceTags: await tagsOf(group, context) };
}

/** An ask about one stream; it carries the tags of its group. */
export async function askStream(action: string, group: DesignatedGroup, stream: string, context: AskContext): Promise<Ask> {
  return { action, resource: streamArn(group.scope, group.name, stream), account: group.scope.account, resourceTags: await tagsOf(group, context) };
}

/** An ask about a group by the ARN that tagging names: the one without `:*`. */
export async function askTagged(action: string, group: DesignatedGroup, context: AskContext, keys: NonNullable<Ask['keys']> = {}): Promise<Ask> {
  return { action, resource: groupArn(group.scope, group.name), account: group.scope.account, keys, resourceTags: await tagsOf(group, context) };
}
