import type { SigningCertificate } from '../../../../models/iam.gen.ts';
import type { KeyOwner } from '../access-keys/owner.ts';
import type { SigningCertificateRow } from './table.ts';

/** The root user, who has no name, is shown without one. */
export function shownCertificate(owner: KeyOwner, row: SigningCertificateRow): SigningCertificate {
  const name = owner.name === undefined ? {} : { UserName: owner.name };
  return { ...name, CertificateId: row.id, CertificateBody: row.body, Status: row.status, UploadDate: new Date(row.uploadedAt) };
}
