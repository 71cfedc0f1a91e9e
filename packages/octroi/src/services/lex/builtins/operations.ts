import type { Operation } from '../../../kernel/operation.ts';
import { getBuiltinIntent } from './get-builtin-intent.ts';
import { getBuiltinIntents } from './get-builtin-intents.ts';
import { getBuiltinSlotTypes } from './get-builtin-slot-types.ts';

export const builtinOperations: readonly Operation[] = [getBuiltinIntent, getBuiltinIntents, getBuiltinSlotTypes];
