import { substitute, type References } from './substitute.ts';
import type { GenericAttachment, ResponseCard } from './turn-types.ts';

const CONTENT_TYPE = 'application/vnd.amazonaws.card.generic';
const MAX_ATTACHMENTS = 10;
const MAX_BUTTONS = 5;
const TEXT_FIELDS = ['title', 'subTitle', 'attachmentLinkUrl', 'imageUrl'] as const;

/**
 * A generic response card as PostText answers it, or null if the value is none. Lengths are not looked at: button texts of more than 15
 * characters pass, as they do in AWS's own samples (LEX-MSG-6).
 */
export function readCard(value: unknown): ResponseCard | null {
  if (!isObject(value) || value['contentType'] !== CONTENT_TYPE) return null;
  const { version, genericAttachments } = value;
  if (version !== undefined && version !== null && typeof version !== 'string' && typeof version !== 'number') return null;
  const given = genericAttachments ?? [];
  if (!Array.isArray(given) || given.length > MAX_ATTACHMENTS) return null;
  const attachments = given.map(readAttachment);
  if (attachments.includes(null)) return null;
  return { version: String(version ?? '1'), contentType: CONTENT_TYPE, genericAttachments: attachments as GenericAttachment[] };
}

function readAttachment(value: unknown): GenericAttachment | null {
  if (!isObject(value)) return null;
  const into: { -readonly [Key in keyof GenericAttachment]: GenericAttachment[Key] } = {};
  for (const field of TEXT_FIELDS) {
    const text = value[field] ?? undefined;
    if (text === undefined) continue;
    if (typeof text !== 'string') return null;
    into[field] = text;
  }
  const buttons = value['buttons'] ?? undefined;
  if (buttons === undefined) return into;
  if (!Array.isArray(buttons) || buttons.length > MAX_BUTTONS) return null;
  const read: { text: string; value: string }[] = [];
  for (const button of buttons as unknown[]) {
    if (!isObject(button) || typeof button['text'] !== 'string' || typeof button['value'] !== 'string') return null;
    read.push({ text: button['text'], value: button['value'] });
  }
  into.buttons = read;
  return into;
}

/** The card of a prompt or statement, an escaped JSON text, with its references replaced (LEX-MSG-1). Null if there is none that can be read. */
export function configuredCard(text: string | undefined, references: References): ResponseCard | null {
  if (text === undefined) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const card = readCard(value);
  return card === null ? null : { ...card, genericAttachments: card.genericAttachments.map((attachment) => filled(attachment, references)) };
}

function filled(attachment: GenericAttachment, references: References): GenericAttachment {
  const put = (text: string): string => substitute(text, references).text;
  const texts = Object.fromEntries(TEXT_FIELDS.flatMap((field) => (attachment[field] === undefined ? [] : [[field, put(attachment[field])]])));
  return { ...texts, ...(attachment.buttons === undefined ? {} : { buttons: attachment.buttons.map(({ text, value }) => ({ text: put(text), value: put(value) })) }) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
