import { defineToken } from '../../kernel/operation.ts';

/** What keeps the logs within their bounds, and clears away what deleted groups and streams leave. */
export interface LogKeeper {
  /** So many bytes of events have been written; settles when there is room for more. */
  added(bytes: number): Promise<void>;
  /** Something was deleted, of which events are left. */
  deleted(): void;
  /** Settles when nothing is left to be done at this time. */
  settled(): Promise<void>;
}

export const logKeeper = defineToken<LogKeeper>('the keeper of logs');
