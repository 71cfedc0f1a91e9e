import type { ListServerCertificateTagsRequest, ListServerCertificateTagsResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { pageOfTags } from '../shared/tags.ts';
import { askCertificate, mustHaveServerCertificate } from './certificate.ts';
import { serverCertificates } from './tables.ts';

export const listServerCertificateTags = reads<ListServerCertificateTagsRequest, ListServerCertificateTagsResponse>({
  service: 'iam',
  name: 'ListServerCertificateTags',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListServerCertificateTags', resource: 'server-certificate' }],
    asks: async ({ ServerCertificateName }, context) => [await askCertificate('iam:ListServerCertificateTags', ServerCertificateName, context)],
  },
  tables: [serverCertificates],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const row = await mustHaveServerCertificate(call.rows, call.input.ServerCertificateName);
    return pageOfTags(call, 'ListServerCertificateTags', row.tags);
  },
});
