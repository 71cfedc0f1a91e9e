import type { GetServerCertificateRequest, GetServerCertificateResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askCertificate, metadata, mustHaveServerCertificate } from './certificate.ts';
import { serverCertificates, serverCertificateTexts } from './tables.ts';
import { keptText } from './texts.ts';

export const getServerCertificate = reads<GetServerCertificateRequest, GetServerCertificateResponse>({
  service: 'iam',
  name: 'GetServerCertificate',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetServerCertificate', resource: 'server-certificate' }],
    asks: async ({ ServerCertificateName }, context) => [await askCertificate('iam:GetServerCertificate', ServerCertificateName, context)],
  },
  tables: [serverCertificates, serverCertificateTexts],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, home }) {
    const row = await mustHaveServerCertificate(rows, input.ServerCertificateName);
    const chain = await keptText(rows, row.id, 'chain');
    return {
      ServerCertificate: {
        ServerCertificateMetadata: metadata(home, row),
        CertificateBody: await keptText(rows, row.id, 'body'),
        ...(chain === undefined ? {} : { CertificateChain: chain }),
        Tags: row.tags,
      },
    };
  },
});
