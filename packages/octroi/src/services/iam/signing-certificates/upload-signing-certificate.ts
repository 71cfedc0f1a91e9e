import type { UploadSigningCertificateRequest, UploadSigningCertificateResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import type { Ids } from '../../../kernel/ids.ts';
import { writes } from '../../../kernel/operation.ts';
import { askOwner, ownerOf } from '../access-keys/owner.ts';
import { readCertificate } from '../shared/certificate.ts';
import { adjustedQuotas, requireWithin } from '../shared/quota.ts';
import { users } from '../tables.ts';
import { shownCertificate } from './shape.ts';
import { signingCertificateOwners, signingCertificates, type SigningCertificateRow } from './table.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function certificateId(ids: Pick<Ids, 'bytes'>): string {
  return Array.from(ids.bytes(32), (byte) => LETTERS[byte & 31]).join('');
}

export const uploadSigningCertificate = writes<UploadSigningCertificateRequest, UploadSigningCertificateResponse>({
  service: 'iam',
  name: 'UploadSigningCertificate',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UploadSigningCertificate', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askOwner('iam:UploadSigningCertificate', UserName, context)],
  },
  tables: [users, signingCertificates, signingCertificateOwners, adjustedQuotas],
  errors: ['LimitExceeded', 'MalformedCertificate', 'DuplicateCertificate', 'NoSuchEntity'],
  async handle({ input, caller, rows, ids, now }) {
    const owner = await ownerOf(rows, input.UserName, caller);
    const certificate = readCertificate(input.CertificateBody);
    if (certificate === null) throw new ApiError('MalformedCertificate', `Certificate ${input.CertificateBody} is malformed.`);
    await requireWithin(rows, 'SigningCertificatesPerUserQuota', (await rows.list(signingCertificates, { under: [owner.id] })).length + 1);
    const fingerprint = certificate.fingerprint256;
    if ((await rows.get(signingCertificateOwners, [fingerprint])) !== undefined) {
      throw new ApiError('DuplicateCertificate', 'The same certificate is associated with an IAM user in the account.');
    }
    const row: SigningCertificateRow = { id: certificateId(ids), status: 'Active', uploadedAt: now, body: input.CertificateBody, fingerprint };
    rows.put(signingCertificates, [owner.id, row.id], row);
    rows.put(signingCertificateOwners, [fingerprint], { owner: owner.id });
    return { Certificate: shownCertificate(owner, row) };
  },
});
