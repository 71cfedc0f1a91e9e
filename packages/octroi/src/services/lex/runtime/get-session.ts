import type { GetSessionRequest, GetSessionResponse } from '../../../../models/runtime.lex.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import type { DialogAction, IntentSummary } from '../dialog/session.ts';
import { notFound } from '../shared/errors.ts';
import { aliases, bots, botVersions, sessions } from '../tables.ts';
import { asksOf, declaresOf } from './asks.ts';
import { locate } from './locate.ts';
import { shownActiveContexts, shownSlots } from './shape.ts';

/** What a session remembers: its attributes, its contexts, its last intents and what it waits for (LEX-SES-1). */
export const getSession = reads<GetSessionRequest, GetSessionResponse>({
  service: 'lex',
  name: 'GetSession',
  level: 'Read',
  access: { kind: 'asks', declares: declaresOf('lex:GetSession'), asks: (input, context) => asksOf('lex:GetSession', input, context) },
  tables: [bots, botVersions, aliases, sessions],
  errors: ['NotFoundException', 'BadRequestException'],
  async handle({ input, rows, now }) {
    const { session } = await locate(rows, input, now);
    if (session === null) throw noSession(input.userId, input.botName);
    const { dialog } = session.state;
    const { checkpointLabelFilter: label } = input;
    const held = { ...dialog, contexts: dialog.contexts.filter(({ expiresAt }) => expiresAt > now) };
    return {
      sessionId: dialog.sessionId,
      sessionAttributes: dialog.attributes,
      activeContexts: shownActiveContexts(held, now),
      recentIntentSummaryView: dialog.summary.filter(({ checkpointLabel }) => label === undefined || checkpointLabel === label).map(shown),
      ...(dialog.dialogAction === null ? {} : { dialogAction: shown(dialog.dialogAction) }),
    };
  },
});

export function noSession(userId: string, botName: string) {
  return notFound(`The user ${userId} has no session with the bot ${botName}.`);
}

function shown<Part extends DialogAction | IntentSummary>(part: Part) {
  const { slots, ...others } = part;
  return { ...others, ...(slots === undefined ? {} : { slots: shownSlots(slots) }) };
}
