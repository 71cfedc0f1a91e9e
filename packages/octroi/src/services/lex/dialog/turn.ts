import { Draft } from './draft.ts';
import { hear } from './hear.ts';
import type { Outcome } from './say.ts';
import type { DialogAction, Session } from './session.ts';
import { summarised } from './summary.ts';
import type { Bot, DialogState, Place, Reply, Turned, Turning, TurnRequest } from './turn-types.ts';

/**
 * One turn of a conversation: what the text means where the session stands, what is said to it, and the session afterwards (section 3.2 of
 * the rules). Pure: it stops at each function that has to be invoked and goes on with its answer. Throws `ApiError` for what cannot be
 * answered; the session stays as it was then.
 */
export function* takeTurn(bot: Bot, session: Session, request: TurnRequest, place: Place): Turning<Turned> {
  const draft = new Draft(bot, session, request, place);
  return ended(draft, yield* hear(draft));
}

/** What a turn came to: the intent is left once it is closed, contexts have lived a turn, the summary has its newest state (LEX-RT-19, -20). */
export function ended(draft: Draft, { reply, waiting }: Outcome): Turned {
  const dialogAction = actionOf(reply);
  const closed = dialogAction.type === 'Close';
  const { intent, before } = draft;
  const session: Session = {
    ...before,
    attributes: draft.attributes,
    contexts: draft.contexts.ended(),
    summary: summarised(draft.summary, intent, dialogAction, draft.started),
    intent: closed ? null : intent,
    waiting,
    dialogAction,
    lastMessage: reply.message,
  };
  const { missed, developerOverride, understood } = draft;
  return { session, reply, ...understood, missed, developerOverride, heard: intent?.slots ?? null };
}

function actionOf({ dialogState, intentName, slots, slotToElicit, message, messageFormat }: Reply): DialogAction {
  const closed = isClosed(dialogState) ? dialogState : null;
  return {
    type: closed === null ? (dialogState as Exclude<DialogState, ClosedState>) : 'Close',
    ...(intentName === null ? {} : { intentName }),
    ...(slots === null ? {} : { slots }),
    ...(slotToElicit === null ? {} : { slotToElicit }),
    ...(closed === null ? {} : { fulfillmentState: closed }),
    ...(message === null ? {} : { message }),
    ...(messageFormat === null ? {} : { messageFormat }),
  };
}

type ClosedState = 'Fulfilled' | 'Failed' | 'ReadyForFulfillment';

function isClosed(state: DialogState): state is ClosedState {
  return state === 'Fulfilled' || state === 'Failed' || state === 'ReadyForFulfillment';
}
