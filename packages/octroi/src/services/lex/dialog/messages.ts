import type { Message, Prompt, Statement } from '../../../../models/lex-models.gen.ts';
import { noUsableMessage } from './refusals.ts';
import { configuredCard } from './response-card.ts';
import type { MessageFormat, StringMap } from './session.ts';
import { substitute, type References } from './substitute.ts';
import type { ResponseCard } from './turn-types.ts';

/** What is said, in the form that responses have. */
export interface Spoken {
  readonly message: string;
  readonly messageFormat: MessageFormat;
  readonly responseCard: ResponseCard | null;
}

export interface Speaking {
  readonly references: References;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** What was said last. */
  readonly lastMessage: string | null;
}

interface Candidate {
  readonly message: Message;
  readonly text: string;
  readonly complete: boolean;
}

/** Characters (LEX-MSG-5). */
const MAX_MESSAGE = 1024;

/**
 * One message of a prompt or statement: at random among those whose references all have values and whose kind the client takes, not the one
 * that was said last if there is another; one of each group, if there are groups (LEX-MSG-2, -3, -4, -7). Throws if the client takes none.
 */
export function speak(source: Pick<Prompt | Statement, 'messages' | 'responseCard'>, speaking: Speaking): Spoken {
  const responseCard = configuredCard(source.responseCard, speaking.references);
  const groups = groupsOf(source.messages);
  if (groups.length <= 1) {
    const { message, text } = chosen(groups[0] ?? [], speaking);
    return { message: clipped(text), messageFormat: message.contentType, responseCard };
  }
  const messages = groups.map((group, index) => {
    const { message, text } = chosen(group, { ...speaking, lastMessage: null });
    return { type: message.contentType, group: index, value: text };
  });
  // Without spaces: clients look for its beginning.
  return { message: JSON.stringify({ messages }), messageFormat: 'Composite', responseCard };
}

function groupsOf(messages: readonly Message[]): readonly (readonly Message[])[] {
  const byNumber = new Map<number, Message[]>();
  for (const message of messages) {
    const number = message.groupNumber ?? 1;
    const group = byNumber.get(number);
    if (group === undefined) byNumber.set(number, [message]);
    else group.push(message);
  }
  return [...byNumber].sort(([one], [other]) => one - other).map(([, group]) => group);
}

function chosen(group: readonly Message[], { references, random, lastMessage }: Speaking): Candidate {
  const accepted = acceptedKinds(references.requestAttributes);
  const candidates = group
    .filter(({ contentType }) => accepted === null || accepted.has(contentType.toLowerCase()))
    .map((message): Candidate => ({ message, ...substitute(message.content, references) }))
    .filter(({ text }) => text.length > 0);
  const complete = candidates.filter((candidate) => candidate.complete);
  const eligible = complete.length > 0 ? complete : candidates;
  const fresh = eligible.filter(({ text }) => clipped(text) !== lastMessage);
  const among = fresh.length > 0 ? fresh : eligible;
  const pick = among[Math.min(among.length - 1, Math.floor(random() * among.length))];
  if (pick === undefined) throw noUsableMessage();
  return pick;
}

/** The kinds of messages that the client takes, in lower case (LEX-RT-7); null: all. */
function acceptedKinds(requestAttributes: StringMap): ReadonlySet<string> | null {
  const name = 'x-amz-lex:accept-content-types';
  if (!Object.hasOwn(requestAttributes, name)) return null;
  return new Set(requestAttributes[name]!.split(',').map((kind) => kind.trim().toLowerCase()));
}

/** No longer than a message may be, without half a character. */
export function clipped(text: string): string {
  return text.length <= MAX_MESSAGE ? text : text.slice(0, MAX_MESSAGE).toWellFormed();
}
