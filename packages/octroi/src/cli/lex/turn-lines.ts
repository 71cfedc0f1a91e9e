import type { PostTextCommandOutput } from '@aws-sdk/client-lex-runtime-service';
import { dim } from '../terminal.ts';

/** What others wrote may steer the terminal: that is shown as `?`; line breaks stay. */
export const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => (character === '\n' ? '\n' : '?'));

/** A bot's answer as lines: what it says, then the state of the dialog, the slots, how sure it is, and what it remembers. */
export function turnLines(answer: Partial<PostTextCommandOutput>): string[] {
  const { message, messageFormat, responseCard } = answer;
  const lines = said(message, messageFormat).map((text) => printable(text));
  for (const { title, subTitle, buttons = [] } of responseCard?.genericAttachments ?? []) {
    lines.push(printable(`[${[title, subTitle].filter((text) => text !== undefined).join(': ')}]${buttons.map(({ text, value }) => ` (${text ?? ''}${value === text ? '' : ` = ${value ?? ''}`})`).join('')}`));
  }
  return [...lines, ...facts(answer).map(([name, value]) => dim(printable(`  ${name.padEnd(12)}${value}`)))];
}

function said(message: string | undefined, format: string | undefined): readonly string[] {
  if (message === undefined) return ['(says nothing)'];
  if (format !== 'Composite') return [message];
  try {
    return (JSON.parse(message) as { messages: { value: string }[] }).messages.map(({ value }) => value);
  } catch {
    return [message];
  }
}

function facts({ dialogState, slotToElicit, intentName, nluIntentConfidence, alternativeIntents = [], slots = {}, sessionAttributes = {}, activeContexts = [], botVersion }: Partial<PostTextCommandOutput>): (readonly [string, string])[] {
  const filled = Object.entries(slots as Readonly<Record<string, string | null>>).map(([name, value]) => `${name}=${value ?? '?'}`);
  const attributes = Object.entries(sessionAttributes).map(([name, value]) => `${name}=${value}`);
  const score = nluIntentConfidence?.score;
  const others = alternativeIntents.map(({ intentName: other = 'none', nluIntentConfidence: sure }) => `${other}${sure?.score === undefined ? '' : ` ${sure.score.toFixed(2)}`}`);
  return [
    ['state', `${dialogState ?? '?'}${slotToElicit === undefined ? '' : ` ${slotToElicit}`}`],
    ['intent', `${intentName ?? 'none'}${score === undefined ? '' : `, confidence ${score.toFixed(2)}`}${botVersion === undefined ? '' : `, bot version ${botVersion}`}`],
    ...(others.length === 0 ? [] : [['or', others.join(', ')] as const]),
    ...(filled.length === 0 ? [] : [['slots', filled.join(', ')] as const]),
    ...(attributes.length === 0 ? [] : [['attributes', attributes.join(', ')] as const]),
    ...(activeContexts.length === 0 ? [] : [['contexts', activeContexts.map(({ name, timeToLive }) => `${name} (${timeToLive?.turnsToLive ?? 0} turns)`).join(', ')] as const]),
  ];
}
