import type { DeleteServerCertificateRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { nameKey } from '../tables.ts';
import { askCertificate, mustHaveServerCertificate } from './certificate.ts';
import { serverCertificateKeys, serverCertificates, serverCertificateTexts } from './tables.ts';
import { dropTexts } from './texts.ts';

export const deleteServerCertificate = writes<DeleteServerCertificateRequest, object>({
  service: 'iam',
  name: 'DeleteServerCertificate',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteServerCertificate', resource: 'server-certificate' }],
    asks: async ({ ServerCertificateName }, context) => [await askCertificate('iam:DeleteServerCertificate', ServerCertificateName, context)],
  },
  tables: [serverCertificates, serverCertificateTexts, serverCertificateKeys],
  errors: ['NoSuchEntity'],
  async handle({ input, rows }) {
    const row = await mustHaveServerCertificate(rows, input.ServerCertificateName);
    rows.delete(serverCertificates, [nameKey(row.name)]);
    rows.delete(serverCertificateKeys, [row.id]);
    await dropTexts(rows, row.id);
    return {};
  },
});
