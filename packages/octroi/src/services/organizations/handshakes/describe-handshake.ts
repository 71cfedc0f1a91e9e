import type { DescribeHandshakeRequest, DescribeHandshakeResponse } from '../../../../models/organizations.gen.ts';
import { accountsTable, installationScope } from '../../../kernel/accounts.ts';
import { reads } from '../../../kernel/operation.ts';
import { mustHaveAccountRow } from '../shared/shapes.ts';
import { handshakes } from '../tables.ts';
import { askHandshake, handshakeShape, mustHaveHandshake } from './handshake.ts';

export const describeHandshake = reads<DescribeHandshakeRequest, DescribeHandshakeResponse>({
  service: 'organizations',
  name: 'DescribeHandshake',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:DescribeHandshake', resource: 'handshake' }],
    asks: async ({ HandshakeId }, context) => [await askHandshake('organizations:DescribeHandshake', HandshakeId, context)],
  },
  tables: [],
  globalTables: [handshakes, accountsTable],
  errors: ['AccessDeniedException', 'HandshakeNotFoundException'],
  async handle({ input, rows, home, now }) {
    const row = await mustHaveHandshake(rows, home.partition, input.HandshakeId, home.account, 'either');
    return { Handshake: handshakeShape(home.partition, row, await mustHaveAccountRow(rows.in(installationScope(home.partition)), row.management), now) };
  },
});
