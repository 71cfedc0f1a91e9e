import { defineLookup } from '../../../kernel/operation.ts';

/** How imports are made here. */
export interface ImportSettings {
  /** Does an import fail if a function does not let Lex in? Imported bots often name functions that are gone (LEX-IMP-5). */
  readonly strictFunctions: boolean;
}

export const importSettings = defineLookup<ImportSettings>('the settings of Lex imports');
