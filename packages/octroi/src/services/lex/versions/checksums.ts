import { badRequest, preconditionFailed } from '../shared/errors.ts';

/**
 * What a Put says of the resource that it means to change (LEX-VER-2).
 * @throws BadRequestException if it says one of a resource that does not exist, PreconditionFailedException if it says none of one that
 * does, or another than its own
 */
export function checkPutChecksum(noun: string, name: string, existing: { readonly checksum: string } | undefined, given: string | undefined): void {
  const Noun = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  if (existing === undefined) {
    if (given !== undefined) throw badRequest(`${Noun} ${name} does not exist. If you are trying to create ${name} you must not specify the checksum.`);
    return;
  }
  if (given === undefined) throw preconditionFailed(`${Noun} ${name} already exists. If you are trying to update ${name} you must specify the checksum.`);
  requireChecksum(noun, name, existing, given);
}

/** @throws PreconditionFailedException if a checksum is given that is not that of `$LATEST` (LEX-VER-4) */
export function requireChecksum(noun: string, name: string, existing: { readonly checksum: string }, given: string | undefined): void {
  if (given !== undefined && given !== existing.checksum) throw preconditionFailed(`The checksum does not match that of the ${noun} ${name}.`);
}
