import type { Kv } from '../../../store/kv.ts';
import { backgroundRows } from '../../../kernel/background.ts';
import type { Clocks } from '../../../kernel/clock.ts';
import type { Outside } from '../../../kernel/operation.ts';
import { createConversationLogs } from '../logs/conversation-logs.ts';
import { bots, sessions, utterances } from '../tables.ts';
import { createBotModels } from './bot-models.ts';
import { createConversations } from './conversations.ts';
import { botModels, conversationLogs, conversations, recognizer, runtimeSettings, type RuntimeSettings } from './parts.ts';
import { createRecognizer } from './recognizer.ts';
import { turns } from './tables.ts';

export interface RuntimePartsNeeds {
  readonly kv: Kv;
  readonly clocks: Clocks;
  readonly outside: () => Outside;
  /** The program that recognises speech, with its arguments; none: speech is refused. */
  readonly lexRecognizer?: readonly string[] | null;
  readonly report: (fault: unknown) => void;
}

/** The settings that the environment names; what it does not name is as AWS has it. A recogniser is given, never named there. */
export function settingsOf(environment: Readonly<Record<string, string | undefined>>, given: readonly string[] | null = null): RuntimeSettings {
  return {
    speechFallback: environment['LEX_SPEECH_FALLBACK'] === 'text' ? 'text' : 'refuse',
    attemptsCountFirst: environment['LEX_ATTEMPTS'] !== 'retries',
    recognizer: given,
  };
}

/** The parts that conversations need besides the store. */
export function runtimeParts(needs: RuntimePartsNeeds, settings: RuntimeSettings = settingsOf(process.env, needs.lexRecognizer)) {
  const models = createBotModels();
  const logs = createConversationLogs(needs);
  const hearing = createRecognizer(settings.recognizer);
  return [
    { token: runtimeSettings, value: settings },
    { token: botModels, value: models, reset: async () => models.clear() },
    { token: conversations, value: createConversations(backgroundRows(needs.kv, 'lex', [bots, sessions, turns, utterances]), needs.report) },
    { token: recognizer, value: hearing, close: () => hearing.close() },
    { token: conversationLogs, value: logs, gauges: { lex_conversation_logs_text_delivery_failures: () => [...logs.failures().values()].reduce((sum, count) => sum + count, 0) }, reset: () => logs.reset(), drain: () => logs.close(), close: () => logs.close() },
  ];
}
