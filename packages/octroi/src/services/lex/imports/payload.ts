import type { StartImportRequest } from '../../../../models/lex-models.gen.ts';
import { badRequest } from '../shared/errors.ts';
import { ImportRefused, readArchive } from './archive.ts';
import { readDocument, type ImportDocument } from './document.ts';

const read = new WeakMap<Uint8Array, Promise<ImportDocument>>();

/**
 * The document of a request's payload, read once however often the request is decided.
 * @throws BadRequestException for what cannot be imported (LEX-IMP-1)
 */
export async function documentOfPayload({ payload, resourceType }: StartImportRequest): Promise<ImportDocument> {
  const reading = read.get(payload) ?? readArchive(payload).then((text) => readDocument(text, resourceType));
  read.set(payload, reading);
  try {
    return await reading;
  } catch (error) {
    throw error instanceof ImportRefused ? badRequest(error.message) : error;
  }
}
