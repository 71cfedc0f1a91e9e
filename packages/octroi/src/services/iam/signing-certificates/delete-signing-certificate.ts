import type { DeleteSigningCertificateRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askOwner, ownerOf } from '../access-keys/owner.ts';
import { users } from '../tables.ts';
import { mustHaveCertificate } from './find.ts';
import { signingCertificateOwners, signingCertificates } from './table.ts';

export const deleteSigningCertificate = writes<DeleteSigningCertificateRequest, object>({
  service: 'iam',
  name: 'DeleteSigningCertificate',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteSigningCertificate', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askOwner('iam:DeleteSigningCertificate', UserName, context)],
  },
  tables: [users, signingCertificates, signingCertificateOwners],
  errors: ['NoSuchEntity'],
  async handle({ input, caller, rows }) {
    const owner = await ownerOf(rows, input.UserName, caller);
    const row = await mustHaveCertificate(rows, owner, input.CertificateId);
    rows.delete(signingCertificates, [owner.id, row.id]);
    rows.delete(signingCertificateOwners, [row.fingerprint]);
    return {};
  },
});
