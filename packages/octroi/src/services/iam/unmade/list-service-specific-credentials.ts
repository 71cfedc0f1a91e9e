import type { ListServiceSpecificCredentialsRequest, ListServiceSpecificCredentialsResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askOwner, ownerOf } from '../access-keys/owner.ts';
import { askAll } from '../shared/asks.ts';
import { users } from '../tables.ts';
import { emptyPage } from './empty-page.ts';

export const listServiceSpecificCredentials = reads<ListServiceSpecificCredentialsRequest, ListServiceSpecificCredentialsResponse>({
  service: 'iam',
  name: 'ListServiceSpecificCredentials',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListServiceSpecificCredentials', resource: 'user' }],
    asks: async ({ UserName, AllUsers }, context) => [AllUsers === true ? askAll('iam:ListServiceSpecificCredentials', 'user', context) : await askOwner('iam:ListServiceSpecificCredentials', UserName, context)],
  },
  tables: [users],
  errors: ['NoSuchEntity'],
  async handle(call) {
    if (call.input.AllUsers !== true) await ownerOf(call.rows, call.input.UserName, call.caller);
    return { ServiceSpecificCredentials: [], ...emptyPage(call, 'ListServiceSpecificCredentials') };
  },
});
