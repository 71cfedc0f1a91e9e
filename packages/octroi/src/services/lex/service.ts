import type { Service } from '../../kernel/operation.ts';
import { aliasOperations } from './aliases/operations.ts';
import { botOperations } from './bots/operations.ts';
import { builtinOperations } from './builtins/operations.ts';
import { whenSettled } from './imports/when-settled.ts';
import { intentOperations } from './intents/operations.ts';
import { slotTypeOperations } from './slot-types/operations.ts';

/** Amazon Lex V1: the building of bots and the conversations with them. */
export const lexService: Service = {
  id: 'lex',
  operations: [...builtinOperations, ...slotTypeOperations, ...intentOperations, ...botOperations, ...aliasOperations].map(whenSettled),
};
