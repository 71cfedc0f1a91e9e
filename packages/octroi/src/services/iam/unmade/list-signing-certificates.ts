import type { ListSigningCertificatesRequest, ListSigningCertificatesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askOwner, ownerOf } from '../access-keys/owner.ts';
import { users } from '../tables.ts';
import { emptyPage } from './empty-page.ts';

export const listSigningCertificates = reads<ListSigningCertificatesRequest, ListSigningCertificatesResponse>({
  service: 'iam',
  name: 'ListSigningCertificates',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListSigningCertificates', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askOwner('iam:ListSigningCertificates', UserName, context)],
  },
  tables: [users],
  errors: ['NoSuchEntity'],
  async handle(call) {
    await ownerOf(call.rows, call.input.UserName, call.caller);
    return { Certificates: [], ...emptyPage(call, 'ListSigningCertificates') };
  },
});
