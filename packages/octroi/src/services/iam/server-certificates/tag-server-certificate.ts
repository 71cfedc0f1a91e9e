import type { TagServerCertificateRequest } from '../../../../models/iam.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { mergeTags } from '../shared/tags.ts';
import { nameKey } from '../tables.ts';
import { askCertificate, mustHaveServerCertificate } from './certificate.ts';
import { serverCertificates } from './tables.ts';

export const tagServerCertificate = writes<TagServerCertificateRequest, object>({
  service: 'iam',
  name: 'TagServerCertificate',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:TagServerCertificate', resource: 'server-certificate', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: async ({ ServerCertificateName, Tags }, context) => [await askCertificate('iam:TagServerCertificate', ServerCertificateName, context, requestTagKeys(Tags))],
  },
  tables: [serverCertificates],
  errors: ['InvalidInput', 'LimitExceeded', 'NoSuchEntity'],
  async handle({ input, rows }) {
    const row = await mustHaveServerCertificate(rows, input.ServerCertificateName);
    rows.put(serverCertificates, [nameKey(row.name)], { ...row, tags: mergeTags(row.tags, input.Tags, 'exactly') });
    return {};
  },
});
