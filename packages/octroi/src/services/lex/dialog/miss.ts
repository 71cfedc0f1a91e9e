import type { Prompt } from '../../../../models/lex-models.gen.ts';
import { slotOf } from './bot.ts';
import { beginIntent } from './begin.ts';
import type { Draft } from './draft.ts';
import { noUsableMessage } from './refusals.ts';
import { confirmIntent, elicitIntent, elicitSlot, failed, NOTHING_GIVEN, said, type Given, type Outcome } from './say.ts';
import type { Said } from './session.ts';
import type { Turning } from './turn-types.ts';

/** Attempts where a function or PutSession asked and no prompt is configured. */
const DEFAULT_ATTEMPTS = 2;

/** The text answers nothing of what it could answer (LEX-RT-13). */
export function* missed(draft: Draft): Turning<Outcome> {
  draft.missed = true;
  return yield* askAgain(draft);
}

/** Speaks the prompt that the session waits on once more, as long as it may be; then the fallback intent or the abort statement. */
export function* askAgain(draft: Draft): Turning<Outcome> {
  const { waiting, index } = draft;
  if (waiting.for === 'intent') {
    const prompt = index.settings.clarificationPrompt;
    if (prompt === undefined && index.fallback === null) throw noUsableMessage();
    // The clarification prompt is no repetition: what was asked before was nothing, or another message.
    return prompt !== undefined && waiting.asked < prompt.maxAttempts ? elicitIntent(draft, waiting.asked + 1, NOTHING_GIVEN) : yield* gaveUp(draft);
  }
  if (waiting.for === 'followUp') {
    const prompt = index.intents.get(waiting.intentName)?.followUpPrompt?.prompt;
    if (prompt === undefined || !mayAsk(prompt, waiting.asked, draft)) return yield* gaveUp(draft);
    const reply = { intentName: null, slots: null, dialogState: 'ElicitIntent', slotToElicit: null, ...said(draft, prompt) } as const;
    return { reply, waiting: { ...waiting, asked: waiting.asked + 1 } };
  }
  const { intent, progress } = draft.current;
  if (waiting.for === 'confirmation') {
    const prompt = intent.confirmationPrompt;
    if (!mayAsk(prompt, waiting.asked, draft)) return yield* gaveUp(draft);
    return confirmIntent(draft, intent, progress, waiting.asked + 1, again(prompt, waiting.said));
  }
  const slot = slotOf(intent, waiting.slot);
  if (slot === undefined || !mayAsk(slot.valueElicitationPrompt, waiting.asked, draft)) return yield* gaveUp(draft);
  return elicitSlot(draft, progress, slot, waiting.asked + 1, again(slot.valueElicitationPrompt, waiting.said));
}

/** Whether a prompt that was spoken so often may be spoken again. */
function mayAsk(prompt: Prompt | undefined, asked: number, { place }: Draft): boolean {
  const attempts = prompt?.maxAttempts ?? DEFAULT_ATTEMPTS;
  return asked < (place.attemptsCountFirst ? attempts : attempts + 1);
}

/** The configured prompt; where there is none, the message that was given before. */
function again(prompt: Prompt | undefined, before: Said | null): Given {
  return prompt === undefined || prompt.messages.length === 0 ? { said: before, card: null } : NOTHING_GIVEN;
}

/** Nothing was understood for too long. If the bot has both, the fallback intent stands before the abort statement (LEX-NLU-4). */
function* gaveUp(draft: Draft): Turning<Outcome> {
  const { fallback, settings } = draft.index;
  if (fallback !== null) return yield* beginIntent(draft, fallback, {});
  return failed(draft, draft.intent, settings.abortStatement);
}
