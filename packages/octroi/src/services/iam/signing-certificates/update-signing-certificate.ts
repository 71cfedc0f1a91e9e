import type { UpdateSigningCertificateRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askOwner, ownerOf } from '../access-keys/owner.ts';
import { settableStatus } from '../shared/settable-status.ts';
import { users } from '../tables.ts';
import { mustHaveCertificate } from './find.ts';
import { signingCertificates } from './table.ts';

export const updateSigningCertificate = writes<UpdateSigningCertificateRequest, object>({
  service: 'iam',
  name: 'UpdateSigningCertificate',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UpdateSigningCertificate', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askOwner('iam:UpdateSigningCertificate', UserName, context)],
  },
  tables: [users, signingCertificates],
  errors: ['NoSuchEntity', 'InvalidInput'],
  async handle({ input, caller, rows }) {
    const owner = await ownerOf(rows, input.UserName, caller);
    const row = await mustHaveCertificate(rows, owner, input.CertificateId);
    rows.put(signingCertificates, [owner.id, row.id], { ...row, status: settableStatus(input.Status, 'a signing certificate') });
    return {};
  },
});
