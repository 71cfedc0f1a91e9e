import type { InviteAccountToOrganizationRequest, InviteAccountToOrganizationResponse } from '../../../../models/organizations.gen.ts';
import { accountsTable } from '../../../kernel/accounts.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { members, memberships } from '../../../kernel/organization/tables.ts';
import { listAll } from '../../../kernel/rows.ts';
import { handshakes, type HandshakeRow } from '../tables.ts';
import { askAbout } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { invalidInput, organizationsError, tooManyAccounts } from '../shared/errors.ts';
import { newHandshakeId } from '../shared/new-ids.ts';
import { MAX_ACCOUNTS } from '../shared/quotas.ts';
import { mustHaveAccountRow } from '../shared/shapes.ts';
import { checkTags } from '../shared/tags.ts';
import { handshakeShape, stateOf } from './handshake.ts';

const FIFTEEN_DAYS = 15 * 86_400_000;

/** Invites an account of this installation by its id. */
export const inviteAccountToOrganization = writesOrganization<InviteAccountToOrganizationRequest, InviteAccountToOrganizationResponse>({
  name: 'InviteAccountToOrganization',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:InviteAccountToOrganization', resource: 'account', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: async ({ Target, Tags }, context) => [await askAbout('organizations:InviteAccountToOrganization', Target.Id, context, requestTagKeys(Tags))],
  },
  tables: [handshakes, accountsTable, members],
  errors: ['ConstraintViolationException', 'HandshakeConstraintViolationException', 'DuplicateHandshakeException'],
  async handle({ input, organization, shared, ids, now, home }) {
    const { Target, Notes, Tags } = input;
    if (Target.Type !== 'ACCOUNT') throw invalidInput('INVALID_PARTY_TYPE_TARGET', 'You specified the wrong type of entity (account, organization, or email) as a party.');
    checkTags(Tags);
    const account = await shared.get(accountsTable, [Target.Id]);
    if (account === undefined || account.closedAt !== undefined) throw invalidInput('INVALID_PATTERN_TARGET_ID', "You specified an account that doesn't exist.");
    if ((await shared.get(memberships, [account.id])) !== undefined) {
      throw organizationsError('HandshakeConstraintViolationException', 'The specified account is already a member of an organization.', 'ALREADY_IN_AN_ORGANIZATION');
    }
    if ((await listAll(shared, members, [organization.id])).length >= MAX_ACCOUNTS) throw tooManyAccounts();
    const open = (await listAll(shared, handshakes)).some(({ row }) => row.organization === organization.id && row.account === account.id && stateOf(row, now) === 'OPEN');
    if (open) throw organizationsError('DuplicateHandshakeException', 'A handshake with the same action and target already exists.');
    const row: HandshakeRow = {
      id: newHandshakeId(ids),
      organization: organization.id,
      management: organization.management,
      account: account.id,
      state: 'OPEN',
      requestedAt: now,
      expiresAt: now + FIFTEEN_DAYS,
      ...(Notes === undefined ? {} : { notes: Notes }),
      tags: Tags ?? [],
    };
    shared.put(handshakes, [row.id], row);
    return { Handshake: handshakeShape(home.partition, row, await mustHaveAccountRow(shared, organization.management), now) };
  },
});
