import { decide } from '../../../kernel/authorise.ts';
import type { Ask } from '../../../kernel/ask.ts';
import { denialOf } from '../../../kernel/denial.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import { associatedSlotTypes } from '../intents/put-intent.ts';
import { forwarded } from '../roles/service-linked-role.ts';
import { intentArn } from '../shared/arns.ts';
import { askBot, askIntent, askSlotType } from '../shared/asks.ts';
import { askPassRole } from '../shared/roles.ts';
import type { ImportDocument } from './document.ts';

/** What an import does inside, each with an ask: whatever it reads and puts, and the roles that it passes (LEX-IAM-20). */
export async function nestedAsks({ slotTypes, intents, bot }: ImportDocument, context: AskContext): Promise<readonly Ask[]> {
  const asks: Ask[] = bot === undefined ? [] : [await askBot('lex:GetBot', bot.name, context)];
  for (const name of new Set(slotTypes.map(({ put }) => put.name))) asks.push(askSlotType('lex:GetSlotType', name, context), askSlotType('lex:PutSlotType', name, context));
  for (const { put } of intents) {
    asks.push(askIntent('lex:GetIntent', put.name, context), askIntent('lex:PutIntent', put.name, context, associatedSlotTypes(put)));
    const role = put.kendraConfiguration?.role;
    if (role !== undefined) asks.push(await askPassRole(role, intentArn(context.scope, put.name), context));
  }
  return asks;
}

/** There is no connection between Lex and itself. */
const TRANSPORT = { sourceIp: null, secure: true, userAgent: null, referer: null } as const;

/**
 * Decides what an import does inside, as requests of its caller that Lex sends on: with `aws:ViaAWSService` and `aws:CalledVia`
 * (LEX-IAM-25). Null if all is allowed; else why not, in the words of the denial.
 */
export async function whyNotAllowed(asks: readonly Ask[], context: AskContext): Promise<string | null> {
  const caller = forwarded(context.caller);
  const held = await context.principals.held(caller);
  if (held === undefined) throw new Error('the caller of an import is gone while it is decided');
  for (const ask of asks) {
    const { decision } = await decide(ask, { caller, held, transport: TRANSPORT, requestedRegion: context.scope.region, now: context.now, mfaAt: context.mfaAt }, context);
    if (decision.effect !== 'Allowed') return denialOf(caller, ask, decision, 'AccessDeniedException').message;
  }
  return null;
}
