import { ApiError } from '../../../kernel/api-error.ts';

/** Bytes of UTF-8 that a text may have whose sentiment is asked for. */
export const SENTIMENT_BYTES = 5000;
/** Bytes of UTF-8 that a text may have whose language is asked for. */
export const LANGUAGE_BYTES = 100_000;
/** Texts of one batch. */
export const BATCH_TEXTS = 25;

/** Null if the text is not larger than so many bytes. */
export function tooLarge(text: string, limit: number): ApiError | null {
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes <= limit) return null;
  return new ApiError('TextSizeLimitExceededException', `Input text size exceeds limit. Max length of request text allowed is ${limit} bytes while in this request the text size is ${bytes} bytes`);
}

/** Null if a batch may have so many texts. */
export function tooMany(texts: number): ApiError | null {
  return texts <= BATCH_TEXTS ? null : new ApiError('BatchSizeLimitExceededException', `Please use a smaller number of items in a single batch. Maximum batch size is ${BATCH_TEXTS}.`);
}
