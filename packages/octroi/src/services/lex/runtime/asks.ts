import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import { LATEST } from '../shared/arns.ts';
import { askAlias, askBot } from '../shared/asks.ts';
import type { Addressed } from './locate.ts';

/** What a conversation asks: `$LATEST` is the bot, with the bot's tags, every other name an alias, with its own alone (LEX-IAM-3). */
export async function asksOf(action: string, { botName, botAlias }: Addressed, context: AskContext): Promise<readonly Ask[]> {
  return [await (botAlias === LATEST ? askBot(action, botName, context) : askAlias(action, botName, botAlias, context))];
}

/** As `asksOf` may ask it. */
export function declaresOf(action: string) {
  return [
    { action, resource: 'bot version', when: 'it talks to $LATEST' },
    { action, resource: 'bot alias', when: 'it talks to an alias' },
  ];
}
