import { defineTable } from '../../../kernel/table.ts';

/** A turn that waits for a function: no other request may change the session meanwhile (LEX-RT-3). */
export interface TurnRow {
  /** The turn's own; what comes back under another one is too late. */
  readonly requestId: string;
  /** A turn that has not come back by then never will. Milliseconds of the decision clock. */
  readonly until: number;
}

/** [bot's id, user's id]. */
export const turns = defineTable<TurnRow>({ service: 'lex', name: 'turn', kind: 'business', regional: true });
