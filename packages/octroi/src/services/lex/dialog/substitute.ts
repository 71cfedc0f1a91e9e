import type { Slots, StringMap } from './session.ts';

/** What references of a message can name (LEX-MSG-1). */
export interface References {
  /** `{Slot}` */
  readonly slots: Slots;
  /** `[SessionAttribute]` */
  readonly sessionAttributes: StringMap;
  /** `((RequestAttribute))` */
  readonly requestAttributes: StringMap;
}

export interface Substituted {
  readonly text: string;
  /** Every reference has a value. */
  readonly complete: boolean;
}

const ESCAPABLE = '{}[]';
/** What stands in a reference: a name. Brackets around anything else, as in a payload of JSON, are text. */
const NAME = /^[^\s"'`,;{}[\]()\\]{1,512}$/u;

const KINDS: readonly { readonly open: string; readonly close: string; readonly from: keyof References }[] = [
  { open: '{', close: '}', from: 'slots' },
  { open: '[', close: ']', from: 'sessionAttributes' },
  { open: '((', close: '))', from: 'requestAttributes' },
];

/** Puts values in the place of references; those without a value leave nothing. A backslash makes a bracket plain text. */
export function substitute(template: string, references: References): Substituted {
  let text = '';
  let complete = true;
  for (let at = 0; at < template.length; ) {
    const character = template[at]!;
    if (character === '\\' && ESCAPABLE.includes(template[at + 1] ?? ' ')) {
      text += template[at + 1];
      at += 2;
      continue;
    }
    const reference = referenceAt(template, at);
    if (reference === null) {
      text += character;
      at++;
      continue;
    }
    const values = references[reference.from];
    const value = Object.hasOwn(values, reference.name) ? (values[reference.name] ?? null) : null;
    if (value === null) complete = false;
    else text += value;
    at = reference.end;
  }
  return { text, complete };
}

function referenceAt(template: string, at: number): { readonly name: string; readonly from: keyof References; readonly end: number } | null {
  for (const { open, close, from } of KINDS) {
    if (!template.startsWith(open, at)) continue;
    const end = template.slice(at, at + 600).indexOf(close, open.length);
    if (end === -1) continue;
    const name = template.slice(at + open.length, at + end);
    if (NAME.test(name)) return { name, from, end: at + end + close.length };
  }
  return null;
}
