import type { ListServerCertificatesRequest, ListServerCertificatesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { pageOfRows } from '../shared/pagination.ts';
import { certificateArn, metadata } from './certificate.ts';
import { serverCertificates } from './tables.ts';

export const listServerCertificates = reads<ListServerCertificatesRequest, ListServerCertificatesResponse>({
  service: 'iam',
  name: 'ListServerCertificates',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListServerCertificates', resource: '*' }],
    // As for lists of users and roles, the ARN of all of them (IAM-190).
    asks: (_input, context) => [{ action: 'iam:ListServerCertificates', resource: certificateArn(globalScope(context.scope), { path: '/', name: '' }) }],
  },
  tables: [serverCertificates],
  errors: [],
  async handle(call) {
    const prefix = call.input.PathPrefix ?? '/';
    const { items, more } = await pageOfRows(call, 'ListServerCertificates', serverCertificates, { keep: ({ path }) => path.startsWith(prefix) });
    return { ServerCertificateMetadataList: items.map(({ row }) => metadata(call.home, row)), ...more };
  },
});
