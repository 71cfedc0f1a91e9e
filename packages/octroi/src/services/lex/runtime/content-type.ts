import { ApiError } from '../../../kernel/api-error.ts';
import { badRequest } from '../shared/errors.ts';
import type { RuntimeSettings } from './parts.ts';

export const TEXT = 'text/plain; charset=utf-8';
/** What an input may be (LEX-PC-1); parameters after it are compared as a prefix, without spaces. */
const INPUTS = ['audio/l16', 'audio/x-l16', 'audio/lpcm', 'audio/x-cbr-opus-with-preamble'];
const OUTPUTS: ReadonlySet<string> = new Set(['audio/mpeg', 'audio/ogg', 'audio/pcm', 'audio/*']);

/** LEX-PC-1: a `Content-Type` that no input has is refused with 415. */
export function checkContentType(contentType: string): ApiError | null {
  const [kind = ''] = parts(contentType);
  if (isText(contentType) || INPUTS.includes(kind)) return null;
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

/** The text of an input (LEX-RT-6). Throws for audio, which nothing here recognises (LEX-PC-5), and for what is no text of 1 to 1,024 characters. */
export function textOf(contentType: string, input: Uint8Array): string {
  if (!isText(contentType)) throw new ApiError('DependencyFailedException', `Speech recognition is not configured. Set Content-Type to ${TEXT}.`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input);
  } catch {
    throw badRequest('The input is not valid UTF-8.');
  }
  if (text.length < 1 || text.length > 1024) throw badRequest('The input text must have 1 to 1024 characters.');
  return text;
}

function isText(type: string): boolean {
  const [kind, ...parameters] = parts(type);
  return kind === 'text/plain' && parameters.every((parameter) => parameter === '' || parameter === 'charset=utf-8');
}

function parts(type: string): readonly string[] {
  return type.toLowerCase().split(';').map((part) => part.trim());
}
