import type { DeleteSessionRequest, DeleteSessionResponse } from '../../../../models/runtime.lex.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { aliases, bots, botVersions, sessions } from '../tables.ts';
import { asksOf, declaresOf } from './asks.ts';
import { busy } from './conversations.ts';
import { noSession } from './get-session.ts';
import { locate } from './locate.ts';
import { turns } from './tables.ts';

/** Ends a session; what it remembered is gone (LEX-SES-3). */
export const deleteSession = writes<DeleteSessionRequest, DeleteSessionResponse>({
  service: 'lex',
  name: 'DeleteSession',
  level: 'Write',
  access: { kind: 'asks', declares: declaresOf('lex:DeleteSession'), asks: (input, context) => asksOf('lex:DeleteSession', input, context) },
  tables: [bots, botVersions, aliases, sessions, turns],
  errors: ['NotFoundException', 'BadRequestException', 'ConflictException'],
  async handle({ input, rows, now }) {
    const { botName, botAlias, userId } = input;
    const { bot, session } = await locate(rows, input, now);
    const mark = await rows.get(turns, [bot.id, userId]);
    if (mark !== undefined && mark.until > now) throw busy();
    if (session === null) throw noSession(userId, botName);
    rows.delete(sessions, [bot.id, userId]);
    return { botName, botAlias, userId, sessionId: session.id };
  },
});
