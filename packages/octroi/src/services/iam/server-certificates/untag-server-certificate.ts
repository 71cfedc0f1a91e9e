import type { UntagServerCertificateRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { withoutTags } from '../shared/tags.ts';
import { nameKey } from '../tables.ts';
import { askCertificate, mustHaveServerCertificate } from './certificate.ts';
import { serverCertificates } from './tables.ts';

export const untagServerCertificate = writes<UntagServerCertificateRequest, object>({
  service: 'iam',
  name: 'UntagServerCertificate',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UntagServerCertificate', resource: 'server-certificate', keys: ['aws:TagKeys'] }],
    asks: async ({ ServerCertificateName, TagKeys }, context) => [await askCertificate('iam:UntagServerCertificate', ServerCertificateName, context, { 'aws:TagKeys': TagKeys })],
  },
  tables: [serverCertificates],
  errors: ['NoSuchEntity'],
  async handle({ input, rows }) {
    const row = await mustHaveServerCertificate(rows, input.ServerCertificateName);
    rows.put(serverCertificates, [nameKey(row.name)], { ...row, tags: withoutTags(row.tags, input.TagKeys, 'exactly') });
    return {};
  },
});
