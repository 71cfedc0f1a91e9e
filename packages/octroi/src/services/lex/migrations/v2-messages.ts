import type { MessageOutput, PromptOutput, StatementOutput } from '../../../../models/lex-models.gen.ts';

/** A message and two variations: what a group of messages has in Lex V2. */
export const MAX_MESSAGES = 3;

const KINDS: Readonly<Record<string, string>> = { PlainText: 'plainTextMessage', SSML: 'ssmlMessage', CustomPayload: 'customPayload' };

/** The messages by their groups, in the order of the groups; those without a group are the first one. */
export function groupsOf(messages: readonly MessageOutput[]): readonly (readonly MessageOutput[])[] {
  const groups = Map.groupBy(messages, ({ groupNumber }) => groupNumber ?? 1);
  return [...groups].toSorted(([a], [b]) => a - b).map(([, group]) => group);
}

function messageGroups(messages: readonly MessageOutput[] = []): readonly object[] {
  return groupsOf(messages).map((group) => {
    const [message, ...variations] = group.slice(0, MAX_MESSAGES).map(({ contentType, content }) => ({ [KINDS[contentType ?? ''] ?? 'plainTextMessage']: { value: content } }));
    return { message, variations };
  });
}

/** A prompt of Lex V2, whose retries do not count the first time it is spoken. */
export function promptSpecification({ messages, maxAttempts }: PromptOutput): object {
  return { messageGroupsList: messageGroups(messages), maxRetries: Math.max(0, (maxAttempts ?? 1) - 1), allowInterrupt: true };
}

export function responseSpecification({ messages }: StatementOutput): object {
  return { messageGroupsList: messageGroups(messages), allowInterrupt: true };
}
