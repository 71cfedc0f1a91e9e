import type { RowWriter } from '../../../kernel/rows.ts';
import type { Turned } from '../dialog/turn-types.ts';
import { mayKeepUtterances, noteUtterance } from '../utterances/note-utterance.ts';
import { badRequest } from '../shared/errors.ts';
import { sessions, type BotRow, type SessionRow } from '../tables.ts';
import type { BotDefinition } from '../definition/types.ts';
import type { Talk } from './locate.ts';

const DEFAULT_TTL_SECONDS = 300;
/** Bytes of a session, well below what a row holds. */
const MAX_SESSION = 512 * 1024;

/** A turn that is to be written down. */
export interface Kept {
  readonly bot: Pick<BotRow, 'id' | 'name' | 'revision'>;
  readonly definition: BotDefinition;
  readonly userId: string;
  readonly turned: Turned;
  readonly logs: Talk['logs'];
  /** What was said; null for PutSession. */
  readonly text: string | null;
  readonly now: number;
}

/** Throws for a turn whose session grew larger than one may be: PutSession and contexts bring as much as a request holds. */
export function requireModest({ session }: Turned): void {
  if (Buffer.byteLength(JSON.stringify(session)) > MAX_SESSION) throw badRequest(`The session has more than ${MAX_SESSION} bytes. Use fewer or shorter slots, contexts and attributes.`);
}

/** Writes a session after a turn, from when on it may be idle so long again (LEX-RT-2), and counts what was said (LEX-UTT-3). */
export async function keepTurn(rows: RowWriter, { bot, definition, userId, turned, logs, text, now }: Kept): Promise<void> {
  const { session } = turned;
  const state: Talk = { dialog: session, logs };
  const row: SessionRow = {
    id: session.sessionId,
    botVersion: session.botVersion,
    revision: bot.revision,
    expiresAt: now + (definition.bot.idleSessionTTLInSeconds ?? DEFAULT_TTL_SECONDS) * 1000,
    state,
  };
  rows.put(sessions, [bot.id, userId], row);
  if (text === null || !mayKeepUtterances(definition)) return;
  await noteUtterance(rows, { botId: bot.id, userId, version: session.botVersion, status: turned.missed ? 'Missed' : 'Detected', text, now });
}
