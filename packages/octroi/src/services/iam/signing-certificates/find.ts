import { ApiError } from '../../../kernel/api-error.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { KeyOwner } from '../access-keys/owner.ts';
import { signingCertificates, type SigningCertificateRow } from './table.ts';

/** The certificate of this owner, or NoSuchEntity (IAM-21). */
export async function mustHaveCertificate(rows: RowReader, owner: KeyOwner, id: string): Promise<SigningCertificateRow> {
  const row = await rows.get(signingCertificates, [owner.id, id]);
  if (row === undefined) throw new ApiError('NoSuchEntity', `The Certificate with id ${id} cannot be found.`);
  return row;
}
