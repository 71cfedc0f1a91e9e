import { ApiError } from '../../../kernel/api-error.ts';
import { badRequest } from '../shared/errors.ts';
import type { RuntimeSettings } from './parts.ts';

export const TEXT = 'text/plain; charset=utf-8';
/** What speech may be, with the parameters of each: those that are given must be these, the first where more are (LEX-PC-1). Opus tells its own. */
const INPUTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>> | null>> = {
  'audio/l16': { rate: ['16000'], channels: ['1'] },
  'audio/x-l16': { 'sample-rate': ['16000'], 'channel-count': ['1'] },
  'audio/lpcm': { 'sample-rate': ['8000', '16000'], 'sample-size-bits': ['16'], 'channel-count': ['1'], 'is-big-endian': ['false'] },
  'audio/x-cbr-opus-with-preamble': null,
};
const OUTPUTS: ReadonlySet<string> = new Set(['audio/mpeg', 'audio/ogg', 'audio/pcm', 'audio/*']);

/** LEX-PC-1: a `Content-Type` that no input has is refused with 415. */
export function checkContentType(contentType: string): ApiError | null {
  if (isText(contentType) || isSpeech(contentType)) return null;
  return new ApiError('UnsupportedMediaTypeException', `The Content-Type ${contentType.slice(0, 100)} is not supported. Use ${TEXT}, or audio/l16, audio/x-l16, audio/lpcm or audio/x-cbr-opus-with-preamble with their parameters.`);
}

/** LEX-PC-1: an `Accept` that no answer has is refused with 406. None means `audio/mpeg`. */
export function checkAccept(accept: string | undefined): ApiError | null {
  const [kind = ''] = parts(accept ?? 'audio/mpeg');
  if (isText(accept ?? '') || OUTPUTS.has(kind)) return null;
  return new ApiError('NotAcceptableException', `The Accept ${(accept ?? '').slice(0, 100)} is not acceptable. Use ${TEXT}, audio/mpeg, audio/ogg, audio/pcm or audio/*.`);
}

/** What speech is answered as. */
export type SpeechType = 'audio/mpeg' | 'audio/ogg' | 'audio/pcm';

/** As what a message is spoken for an `Accept`; null if text is wanted, or the operator wants text instead (LEX-PC-5). */
export function speechTypeOf(accept: string | undefined, { speechFallback }: RuntimeSettings): SpeechType | null {
  if (speechFallback === 'text' || isText(accept ?? '')) return null;
  const [kind] = parts(accept ?? 'audio/mpeg');
  return kind === 'audio/ogg' || kind === 'audio/pcm' ? kind : 'audio/mpeg';
}

/** Speech as samples. */
export interface PcmType {
  /** Samples a second. */
  readonly rate: number;
}

/** What samples the speech of an allowed type is; null for Opus. */
export function pcmTypeOf(contentType: string): PcmType | null {
  const [kind = '', ...parameters] = parts(contentType);
  const known = INPUTS[kind] ?? null;
  if (known === null) return null;
  const name = Object.hasOwn(known, 'rate') ? 'rate' : 'sample-rate';
  const given = parameters.map(parameter).find(([key]) => key === name)?.[1];
  return { rate: Number(given ?? known[name]![0]) };
}

/** What says that nothing here recognises speech (LEX-PC-5). */
export const deaf = () => new ApiError('DependencyFailedException', `Speech recognition is not configured. Set Content-Type to ${TEXT}.`);

/** The text of an input (LEX-RT-6). Throws for what is no text of 1 to 1,024 characters. */
export function textOf(input: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input);
  } catch {
    throw badRequest('The input is not valid UTF-8.');
  }
  if (text.length < 1 || text.length > 1024) throw badRequest('The input text must have 1 to 1024 characters.');
  return text;
}

export function isText(type: string): boolean {
  const [kind, ...parameters] = parts(type);
  return kind === 'text/plain' && parameters.every((parameter) => parameter === '' || parameter === 'charset=utf-8');
}

function isSpeech(type: string): boolean {
  const [kind = '', ...parameters] = parts(type);
  if (!Object.hasOwn(INPUTS, kind)) return false;
  const known = INPUTS[kind] ?? null;
  return known === null || parameters.map(parameter).every(([name, value]) => name === '' || (Object.hasOwn(known, name) && known[name]!.includes(value)));
}

function parameter(text: string): readonly [name: string, value: string] {
  const [name = '', ...value] = text.split('=');
  return [name.trim(), value.join('=').trim()];
}

function parts(type: string): readonly string[] {
  return type.toLowerCase().split(';').map((part) => part.trim());
}
