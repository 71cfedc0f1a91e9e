import type { Operation } from '../../../kernel/operation.ts';
import { getExport } from './get-export.ts';

/** Exports (section 1.10 of the specification). */
export const exportOperations: readonly Operation[] = [getExport];
