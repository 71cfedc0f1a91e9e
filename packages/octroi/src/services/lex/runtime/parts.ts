import { defineLookup, defineToken } from '../../../kernel/operation.ts';
import type { BotModels } from './bot-models.ts';
import type { ConversationLogs } from '../logs/conversation-logs.ts';
import type { Conversations } from './conversations.ts';
import type { Recognizer } from './recognizer.ts';

/** How the operator wants the runtime to be. */
export interface RuntimeSettings {
  /** Speech is asked for and there is none: refuse, or answer with text (LEX-PC-5). */
  readonly speechFallback: 'refuse' | 'text';
  /** Whether `maxAttempts` counts the first time that a prompt is spoken (LEX-RT-13). */
  readonly attemptsCountFirst: boolean;
  /** The program that recognises speech, with its arguments; null: none does (LEX-PC-5). */
  readonly recognizer: readonly string[] | null;
}

export const runtimeSettings = defineLookup<RuntimeSettings>('the settings of conversations');

/** What holds the bots that were talked to last, ready to understand. */
export const botModels = defineLookup<BotModels>('the bots that are in use');

/** What writes down a turn that had to wait for a function. */
export const conversations = defineToken<Conversations>('the conversations that wait for functions');

/** What recognises speech. */
export const recognizer = defineToken<Recognizer>('the speech recogniser');

/** What brings turns to the logs of their aliases. */
export const conversationLogs = defineToken<ConversationLogs>('the conversation logs');
