import type { DeclineHandshakeRequest, DeclineHandshakeResponse } from '../../../../models/organizations.gen.ts';
import { accountsTable, installationScope } from '../../../kernel/accounts.ts';
import { writes } from '../../../kernel/operation.ts';
import { mustHaveAccountRow } from '../shared/shapes.ts';
import { handshakes, type HandshakeRow } from '../tables.ts';
import { askHandshake, handshakeShape, mustHaveHandshake, requireOpen } from './handshake.ts';

export const declineHandshake = writes<DeclineHandshakeRequest, DeclineHandshakeResponse>({
  service: 'organizations',
  name: 'DeclineHandshake',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:DeclineHandshake', resource: 'handshake' }],
    asks: async ({ HandshakeId }, context) => [await askHandshake('organizations:DeclineHandshake', HandshakeId, context)],
  },
  tables: [],
  globalTables: [handshakes, accountsTable],
  errors: ['AccessDeniedException', 'HandshakeNotFoundException', 'HandshakeAlreadyInStateException', 'InvalidHandshakeTransitionException'],
  async handle({ input, rows, home, now }) {
    const shared = rows.in(installationScope(home.partition));
    const row = await mustHaveHandshake(rows, home.partition, input.HandshakeId, home.account, 'invited');
    requireOpen(row, 'DECLINED', now);
    const changed: HandshakeRow = { ...row, state: 'DECLINED' };
    shared.put(handshakes, [row.id], changed);
    return { Handshake: handshakeShape(home.partition, changed, await mustHaveAccountRow(shared, row.management), now) };
  },
});
