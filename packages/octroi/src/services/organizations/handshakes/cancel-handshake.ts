import type { CancelHandshakeRequest, CancelHandshakeResponse } from '../../../../models/organizations.gen.ts';
import { accountsTable, installationScope } from '../../../kernel/accounts.ts';
import { writes } from '../../../kernel/operation.ts';
import { mustHaveAccountRow } from '../shared/shapes.ts';
import { handshakes, type HandshakeRow } from '../tables.ts';
import { askHandshake, handshakeShape, mustHaveHandshake, requireOpen } from './handshake.ts';

export const cancelHandshake = writes<CancelHandshakeRequest, CancelHandshakeResponse>({
  service: 'organizations',
  name: 'CancelHandshake',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:CancelHandshake', resource: 'handshake' }],
    asks: async ({ HandshakeId }, context) => [await askHandshake('organizations:CancelHandshake', HandshakeId, context)],
  },
  tables: [],
  globalTables: [handshakes, accountsTable],
  errors: ['AccessDeniedException', 'HandshakeNotFoundException', 'HandshakeAlreadyInStateException', 'InvalidHandshakeTransitionException'],
  async handle({ input, rows, home, now }) {
    const shared = rows.in(installationScope(home.partition));
    const row = await mustHaveHandshake(rows, home.partition, input.HandshakeId, home.account, 'inviting');
    requireOpen(row, 'CANCELED', now);
    const changed: HandshakeRow = { ...row, state: 'CANCELED' };
    shared.put(handshakes, [row.id], changed);
    return { Handshake: handshakeShape(home.partition, changed, await mustHaveAccountRow(shared, row.management), now) };
  },
});
