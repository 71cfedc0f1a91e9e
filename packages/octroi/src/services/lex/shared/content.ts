import type { Blobs } from '../../../store/blobs.ts';
import type { Stored } from '../tables.ts';

/** Longer content, in bytes of JSON, lies in a blob: a slot type has up to 10,000 values, and rows stay under 1 MiB and quick to list. */
const INLINE_BYTES = 8 * 1024;

/** Content as a row holds it. A blob is named by what it holds, so that a body may run more than once. */
export async function stored<Content>(content: Content, blobs: Blobs): Promise<Stored<Content>> {
  const bytes = Buffer.from(JSON.stringify(content));
  return bytes.byteLength <= INLINE_BYTES ? { inline: content } : { blob: await blobs.put(bytes) };
}

export async function contentOf<Content>(held: Stored<Content>, blobs: Blobs): Promise<Content> {
  if ('inline' in held) return held.inline;
  const bytes = await blobs.get(held.blob);
  if (bytes === undefined) throw new Error('the content of a Lex resource is gone');
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as Content;
}
