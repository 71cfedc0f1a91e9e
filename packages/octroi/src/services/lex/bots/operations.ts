import type { Operation } from '../../../kernel/operation.ts';
import { createBotVersion } from './create-bot-version.ts';
import { deleteBot } from './delete-bot.ts';
import { deleteBotVersion } from './delete-bot-version.ts';
import { getBot } from './get-bot.ts';
import { getBotVersions } from './get-bot-versions.ts';
import { getBots } from './get-bots.ts';
import { putBot } from './put-bot.ts';

export const botOperations: readonly Operation[] = [createBotVersion, deleteBot, deleteBotVersion, getBot, getBotVersions, getBots, putBot];
