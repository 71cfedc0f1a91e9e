import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';

/**
 * Greatest size of the document in an archive, bytes: above what the slot types and utterances of a bot may have (LEX-VAL-3, LEX-VAL-7). It
 * is read before anybody is authorised.
 */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** A payload that nothing can be imported from; the message is for the client. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}

/**
 * The text of the one entry of an archive, whatever its name (LEX-IMP-1). Nothing is unpacked to a disk; an entry that is larger than it
 * says, or than the limit, is read no further.
 * @throws {ImportRefused}
 */
export async function readArchive(bytes: Uint8Array): Promise<string> {
  let zip: ZipFile | undefined;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (zip.entryCount !== 1) throw new ImportRefused('The payload must be a .zip file with exactly one file');
    for await (const entry of zip.eachEntry()) return decode(await contentOf(zip, entry));
    throw notReadable();
  } catch (error) {
    throw error instanceof ImportRefused ? error : notReadable();
  } finally {
    zip?.close();
  }
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.fileName.endsWith('/') || !entry.canDecodeFileData()) throw notReadable();
  if (entry.uncompressedSize > MAX_DOCUMENT_BYTES) throw new ImportRefused(`The file in the payload must be smaller than ${MAX_DOCUMENT_BYTES} bytes`);
  const chunks: Uint8Array[] = [];
  let checksum = 0;
  // yauzl ends a stream that brings more than the entry declared; what was declared is within the limit.
  const stream: AsyncIterable<Uint8Array> = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) {
    checksum = crc32(chunk, checksum);
    chunks.push(chunk);
  }
  if (checksum !== entry.crc32) throw notReadable();
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ImportRefused('The file in the payload is not valid UTF-8');
  }
}

function notReadable(): ImportRefused {
  return new ImportRefused('The payload is not a readable .zip file');
}
