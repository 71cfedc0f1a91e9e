import type { Handshake } from '../../../../models/organizations.gen.ts';
import { installationScope, type AccountRow } from '../../../kernel/accounts.ts';
import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import { installationRows } from '../../../kernel/organization/place.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { handshakeArn } from '../shared/arns.ts';
import { noPermission, organizationsError } from '../shared/errors.ts';
import { emailOf } from '../shared/shapes.ts';
import { handshakes, type HandshakeRow } from '../tables.ts';

/** An ask about an invitation, under the ARN that the organization which sent it gives it. */
export async function askHandshake(action: string, id: string, { look, caller, scope }: AskContext): Promise<Ask> {
  const row = await installationRows(look, scope.partition).get(handshakes, [id]);
  const owner = row === undefined ? { id: 'o-0000000000', management: caller.account ?? scope.account } : { id: row.organization, management: row.management };
  return { action, resource: handshakeArn(scope.partition, owner, id) };
}

/** What a handshake has become by now: one that nobody answered in time has expired. */
export function stateOf(row: HandshakeRow, now: number): NonNullable<Handshake['State']> {
  return row.state === 'OPEN' && now >= row.expiresAt ? 'EXPIRED' : row.state;
}

/** The handshake, for one of its two sides; throws for everyone else. */
export async function mustHaveHandshake(rows: RowReader, partition: string, id: string, account: string, side: 'invited' | 'inviting' | 'either'): Promise<HandshakeRow> {
  const row = await rows.in(installationScope(partition)).get(handshakes, [id]);
  const found = row !== undefined && (row.account === account || row.management === account);
  if (!found) throw organizationsError('HandshakeNotFoundException', "You specified a handshake that doesn't exist.");
  if ((side === 'invited' && row.account !== account) || (side === 'inviting' && row.management !== account)) throw noPermission();
  return row;
}

/** Throws unless the handshake waits for an answer. */
export function requireOpen(row: HandshakeRow, wanted: HandshakeRow['state'], now: number): void {
  const state = stateOf(row, now);
  if (state === wanted) throw organizationsError('HandshakeAlreadyInStateException', 'The specified handshake is already in the requested state.');
  if (state !== 'OPEN') throw organizationsError('InvalidHandshakeTransitionException', "You can't perform the operation on the handshake in its current state.");
}

export function handshakeShape(partition: string, row: HandshakeRow, management: AccountRow, now: number): Handshake {
  return {
    Id: row.id,
    Arn: handshakeArn(partition, { id: row.organization, management: row.management }, row.id),
    Parties: [
      { Id: row.organization.slice(2), Type: 'ORGANIZATION' },
      { Id: row.account, Type: 'ACCOUNT' },
    ],
    State: stateOf(row, now),
    RequestedTimestamp: new Date(row.requestedAt),
    ExpirationTimestamp: new Date(row.expiresAt),
    Action: 'INVITE',
    Resources: [
      {
        Type: 'ORGANIZATION',
        Value: row.organization,
        Resources: [
          { Type: 'MASTER_EMAIL', Value: emailOf(management) },
          { Type: 'MASTER_NAME', Value: management.name },
          { Type: 'ORGANIZATION_FEATURE_SET', Value: 'FULL' },
        ],
      },
      { Type: 'ACCOUNT', Value: row.account },
      ...(row.notes === undefined ? [] : [{ Type: 'NOTES' as const, Value: row.notes }]),
    ],
  };
}
