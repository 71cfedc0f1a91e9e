import type { MoveAccountRequest } from '../../../../models/organizations.gen.ts';
import { children, memberships, units } from '../../../kernel/organization/tables.ts';
import { askAbout } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { accountNotFound, organizationsError } from '../shared/errors.ts';
import { mustBeParent } from '../shared/nodes.ts';

const MOVE = 'organizations:MoveAccount';
const sourceMissing = () => organizationsError('SourceParentNotFoundException', "You specified a source parent that doesn't exist.");
const destinationMissing = () => organizationsError('DestinationParentNotFoundException', "You specified a destination parent that doesn't exist.");

/** From the next request on the account is bound by the policies of its new place. */
export const moveAccount = writesOrganization<MoveAccountRequest, object>({
  name: 'MoveAccount',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: (['account', 'organizationalunit', 'root'] as const).map((resource) => ({ action: MOVE, resource })),
    asks: async ({ AccountId, SourceParentId, DestinationParentId }, context) => [
      await askAbout(MOVE, AccountId, context),
      await askAbout(MOVE, SourceParentId, context),
      await askAbout(MOVE, DestinationParentId, context),
    ],
  },
  tables: [children, units],
  errors: ['AccountNotFoundException', 'SourceParentNotFoundException', 'DestinationParentNotFoundException', 'DuplicateAccountException'],
  async handle({ input, organization, shared }) {
    const { AccountId, SourceParentId, DestinationParentId } = input;
    const membership = await shared.get(memberships, [AccountId]);
    if (membership?.organization !== organization.id) throw accountNotFound();
    await mustBeParent(shared, organization, SourceParentId, sourceMissing);
    await mustBeParent(shared, organization, DestinationParentId, destinationMissing);
    if (membership.parent === DestinationParentId) throw organizationsError('DuplicateAccountException', 'That account is already present in the specified destination.');
    if (membership.parent !== SourceParentId) throw sourceMissing();
    shared.put(memberships, [AccountId], { ...membership, parent: DestinationParentId });
    shared.delete(children, [organization.id, SourceParentId, AccountId]);
    shared.put(children, [organization.id, DestinationParentId, AccountId], { kind: 'account' });
    return {};
  },
});
