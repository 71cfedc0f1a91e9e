import type { Operation } from '../../../kernel/operation.ts';
import { getImport } from './get-import.ts';
import { startImport } from './start-import.ts';

/** Imports (section 1.10 of the specification). */
export const importOperations: readonly Operation[] = [startImport, getImport];
