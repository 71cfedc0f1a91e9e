import type { ListHandshakesForAccountRequest, ListHandshakesForAccountResponse } from '../../../../models/organizations.gen.ts';
import { accountsTable, installationScope } from '../../../kernel/accounts.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { askAll } from '../shared/asks.ts';
import { pageOf } from '../shared/paging.ts';
import { mustHaveAccountRow } from '../shared/shapes.ts';
import { handshakes } from '../tables.ts';
import { handshakeShape } from './handshake.ts';

/** The invitations that the account has received. */
export const listHandshakesForAccount = reads<ListHandshakesForAccountRequest, ListHandshakesForAccountResponse>({
  service: 'organizations',
  name: 'ListHandshakesForAccount',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:ListHandshakesForAccount', resource: '*' }],
    asks: () => [askAll('organizations:ListHandshakesForAccount')],
  },
  tables: [],
  globalTables: [handshakes, accountsTable],
  errors: ['InvalidInputException'],
  async handle(call) {
    const { input, rows, home, now } = call;
    const shared = rows.in(installationScope(home.partition));
    const wanted = input.Filter?.ActionType ?? 'INVITE';
    const found = wanted === 'INVITE' ? (await listAll(shared, handshakes)).map(({ row }) => row).filter(({ account }) => account === home.account) : [];
    const { items, more } = pageOf(call, 'ListHandshakesForAccount', found, ({ id }) => id);
    return { Handshakes: await Promise.all(items.map(async (row) => handshakeShape(home.partition, row, await mustHaveAccountRow(shared, row.management), now))), ...more };
  },
});
