import type { Service } from '../../kernel/operation.ts';
import { aliasOperations } from './aliases/operations.ts';
import { botOperations } from './bots/operations.ts';
import { builtinOperations } from './builtins/operations.ts';
import { channelOperations } from './channels/operations.ts';
import { exportOperations } from './exports/operations.ts';
import { importOperations } from './imports/operations.ts';
import { whenSettled } from './imports/when-settled.ts';
import { intentOperations } from './intents/operations.ts';
import { migrationOperations } from './migrations/operations.ts';
import { runtimeOperations } from './runtime/operations.ts';
import { slotTypeOperations } from './slot-types/operations.ts';
import { tagOperations } from './tags/operations.ts';
import { utteranceOperations } from './utterances/operations.ts';

/** Amazon Lex V1: the building of bots and the conversations with them. */
export const lexService: Service = {
  id: 'lex',
  operations: [...builtinOperations, ...slotTypeOperations, ...intentOperations, ...botOperations, ...aliasOperations, ...channelOperations, ...tagOperations, ...utteranceOperations, ...exportOperations, ...importOperations, ...migrationOperations, ...runtimeOperations].map(whenSettled),
};
