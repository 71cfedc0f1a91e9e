import type { ListCreateAccountStatusRequest, ListCreateAccountStatusResponse } from '../../../../models/organizations.gen.ts';
import { listAll } from '../../../kernel/rows.ts';
import { createRequests } from '../tables.ts';
import { askAll } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { pageOf } from '../shared/paging.ts';
import { createStatus } from '../shared/shapes.ts';

export const listCreateAccountStatus = readsOrganization<ListCreateAccountStatusRequest, ListCreateAccountStatusResponse>({
  name: 'ListCreateAccountStatus',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:ListCreateAccountStatus', resource: '*' }],
    asks: () => [askAll('organizations:ListCreateAccountStatus')],
  },
  tables: [createRequests],
  async handle(call) {
    const { input, organization, shared } = call;
    const found = (await listAll(shared, createRequests, [organization.id])).map(({ row }) => row).filter(({ state }) => input.States === undefined || input.States.length === 0 || input.States.includes(state));
    const { items, more } = pageOf(call, 'ListCreateAccountStatus', found, ({ id }) => id);
    return { CreateAccountStatuses: items.map(createStatus), ...more };
  },
});
