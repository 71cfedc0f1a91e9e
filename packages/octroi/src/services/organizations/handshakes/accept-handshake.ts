import type { AcceptHandshakeRequest, AcceptHandshakeResponse } from '../../../../models/organizations.gen.ts';
import { accountsTable, installationScope } from '../../../kernel/accounts.ts';
import { writes } from '../../../kernel/operation.ts';
import { members, memberships, organizations } from '../../../kernel/organization/tables.ts';
import { listAll } from '../../../kernel/rows.ts';
import { handshakes, resourceTags, type HandshakeRow } from '../tables.ts';
import { organizationsError } from '../shared/errors.ts';
import { join, joinTables } from '../shared/join.ts';
import { MAX_ACCOUNTS } from '../shared/quotas.ts';
import { mustHaveAccountRow } from '../shared/shapes.ts';
import { putTags } from '../shared/tags.ts';
import { askHandshake, handshakeShape, mustHaveHandshake, requireOpen } from './handshake.ts';

/** The account that was invited joins, and is bound by the organization's policies from its next request on. */
export const acceptHandshake = writes<AcceptHandshakeRequest, AcceptHandshakeResponse>({
  service: 'organizations',
  name: 'AcceptHandshake',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:AcceptHandshake', resource: 'handshake' }],
    asks: async ({ HandshakeId }, context) => [await askHandshake('organizations:AcceptHandshake', HandshakeId, context)],
  },
  tables: [],
  globalTables: [handshakes, accountsTable, organizations, ...joinTables, resourceTags],
  errors: ['AccessDeniedException', 'HandshakeNotFoundException', 'HandshakeAlreadyInStateException', 'InvalidHandshakeTransitionException', 'HandshakeConstraintViolationException'],
  async handle({ input, rows, home, now }) {
    const { partition, account } = home;
    const shared = rows.in(installationScope(partition));
    const row = await mustHaveHandshake(rows, partition, input.HandshakeId, account, 'invited');
    requireOpen(row, 'ACCEPTED', now);
    if ((await shared.get(memberships, [account])) !== undefined) throw constraint('ALREADY_IN_AN_ORGANIZATION', 'The account is already a member of an organization.');
    const organization = await shared.get(organizations, [row.organization]);
    if (organization === undefined) throw organizationsError('InvalidHandshakeTransitionException', "You can't perform the operation on the handshake in its current state.");
    if ((await listAll(shared, members, [organization.id])).length >= MAX_ACCOUNTS) throw constraint('ACCOUNT_NUMBER_LIMIT_EXCEEDED', 'You have exceeded the allowed number of AWS accounts.');
    const accepted: HandshakeRow = { ...row, state: 'ACCEPTED' };
    shared.put(handshakes, [row.id], accepted);
    join(shared, organization, account, 'INVITED', now);
    putTags(shared, organization.id, account, row.tags);
    return { Handshake: handshakeShape(partition, accepted, await mustHaveAccountRow(shared, row.management), now) };
  },
});

const constraint = (reason: string, message: string) => organizationsError('HandshakeConstraintViolationException', message, reason);
