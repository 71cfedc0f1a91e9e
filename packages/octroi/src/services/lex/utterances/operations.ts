import type { Operation } from '../../../kernel/operation.ts';
import { deleteUtterances } from './delete-utterances.ts';
import { getUtterancesView } from './get-utterances-view.ts';

/** What users said (section 1.12 of the specification). */
export const utteranceOperations: readonly Operation[] = [getUtterancesView, deleteUtterances];
