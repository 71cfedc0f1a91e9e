import type { Operation } from '../../../kernel/operation.ts';
import { deleteBotAlias } from './delete-bot-alias.ts';
import { getBotAlias } from './get-bot-alias.ts';
import { getBotAliases } from './get-bot-aliases.ts';
import { putBotAlias } from './put-bot-alias.ts';

export const aliasOperations: readonly Operation[] = [deleteBotAlias, getBotAlias, getBotAliases, putBotAlias];
