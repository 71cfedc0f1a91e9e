import type { ListSigningCertificatesRequest, ListSigningCertificatesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askOwner, ownerOf } from '../access-keys/owner.ts';
import { pageOfRows } from '../shared/pagination.ts';
import { users } from '../tables.ts';
import { shownCertificate } from './shape.ts';
import { signingCertificates } from './table.ts';

export const listSigningCertificates = reads<ListSigningCertificatesRequest, ListSigningCertificatesResponse>({
  service: 'iam',
  name: 'ListSigningCertificates',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListSigningCertificates', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askOwner('iam:ListSigningCertificates', UserName, context)],
  },
  tables: [users, signingCertificates],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const owner = await ownerOf(call.rows, call.input.UserName, call.caller);
    const { items, more } = await pageOfRows(call, 'ListSigningCertificates', signingCertificates, { under: [owner.id] });
    return { Certificates: items.map(({ row }) => shownCertificate(owner, row)), ...more };
  },
});
