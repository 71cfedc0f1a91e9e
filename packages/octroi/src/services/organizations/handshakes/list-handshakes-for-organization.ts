import type { ListHandshakesForOrganizationRequest, ListHandshakesForOrganizationResponse } from '../../../../models/organizations.gen.ts';
import { accountsTable } from '../../../kernel/accounts.ts';
import { listAll } from '../../../kernel/rows.ts';
import { askAll } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { pageOf } from '../shared/paging.ts';
import { mustHaveAccountRow } from '../shared/shapes.ts';
import { handshakes } from '../tables.ts';
import { handshakeShape } from './handshake.ts';

/** The invitations that the organization has sent. */
export const listHandshakesForOrganization = readsOrganization<ListHandshakesForOrganizationRequest, ListHandshakesForOrganizationResponse>({
  name: 'ListHandshakesForOrganization',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:ListHandshakesForOrganization', resource: '*' }],
    asks: () => [askAll('organizations:ListHandshakesForOrganization')],
  },
  tables: [handshakes, accountsTable],
  async handle(call) {
    const { input, organization, shared, home, now } = call;
    const wanted = input.Filter?.ActionType ?? 'INVITE';
    const found = wanted === 'INVITE' ? (await listAll(shared, handshakes)).map(({ row }) => row).filter((row) => row.organization === organization.id) : [];
    const { items, more } = pageOf(call, 'ListHandshakesForOrganization', found, ({ id }) => id);
    const management = await mustHaveAccountRow(shared, organization.management);
    return { Handshakes: items.map((row) => handshakeShape(home.partition, row, management, now)), ...more };
  },
});
