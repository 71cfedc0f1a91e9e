import type { BackgroundRows } from '../../../kernel/background.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { conflict } from '../shared/errors.ts';
import { bots, sessions, utterances } from '../tables.ts';
import { keepTurn, type Kept } from './keep.ts';
import { turns } from './tables.ts';

/** Writes down turns that had to wait for a function. Each was begun by a permitted request, whose mark it has to find again. */
export interface Conversations {
  /** Writes the turn and takes its mark away. Throws ConflictException if the mark is not the turn's any more (LEX-RT-3). */
  finish(scope: Scope, requestId: string, kept: Kept): Promise<void>;
  /** Takes the mark of a turn away that came to nothing: its session stays as it was. */
  abandon(scope: Scope, requestId: string, key: readonly [botId: string, userId: string]): Promise<void>;
  /** Takes away some sessions of a bot that are over: those of the users after this one, or null: the first. Does not fail, either. */
  sweep(scope: Scope, botId: string, after: string | null, now: number): Promise<void>;
  /** A bot is gone: so are its sessions, and what was said to it. Does not fail: nothing refers to them any more. */
  forget(scope: Scope, botId: string): Promise<void>;
}

/** Tables of what users leave with a bot, by the bot's id. */
const OF_USERS = [sessions, turns, utterances] as const;
/** Rows that one transaction takes away. */
const BATCH = 50;

export const busy = () => conflict('Another request is using the session of this user with this bot. Try again.');

export function createConversations(rows: BackgroundRows, report: (fault: unknown) => void): Conversations {
  return {
    finish: (scope, requestId, kept) =>
      rows.write(scope, async (writer) => {
        const key = [kept.bot.id, kept.userId];
        if ((await writer.get(turns, key))?.requestId !== requestId) throw busy();
        writer.delete(turns, key);
        // A bot that has been deleted meanwhile has no sessions any more.
        if ((await writer.get(bots, [kept.bot.name]))?.id === kept.bot.id) await keepTurn(writer, kept);
      }),
    abandon: (scope, requestId, key) =>
      rows.write(scope, async (writer) => {
        if ((await writer.get(turns, key))?.requestId === requestId) writer.delete(turns, key);
      }),
    async sweep(scope, botId, after, now) {
      try {
        await rows.write(scope, async (writer) => {
          const page = await writer.list(sessions, { under: [botId], limit: BATCH, ...(after === null ? {} : { after: [botId, after] }) });
          for (const { id, row } of page) if (row.expiresAt <= now) writer.delete(sessions, id);
        });
      } catch (fault) {
        report(fault);
      }
    },
    async forget(scope, botId) {
      try {
        for (const table of OF_USERS) {
          for (let left = BATCH; left === BATCH; ) {
            left = await rows.write(scope, async (writer) => {
              const page = await writer.list<unknown>(table, { under: [botId], limit: BATCH });
              for (const { id } of page) writer.delete(table, id);
              return page.length;
            });
          }
        }
      } catch (fault) {
        report(fault);
      }
    },
  };
}
