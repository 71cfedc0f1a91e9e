import type { ListParentsRequest, ListParentsResponse } from '../../../../models/organizations.gen.ts';
import { units, memberships } from '../../../kernel/organization/tables.ts';
import { askAbout } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { organizationsError } from '../shared/errors.ts';

export const listParents = readsOrganization<ListParentsRequest, ListParentsResponse>({
  name: 'ListParents',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: (['account', 'organizationalunit'] as const).map((resource) => ({ action: 'organizations:ListParents', resource })),
    asks: async ({ ChildId }, context) => [await askAbout('organizations:ListParents', ChildId, context)],
  },
  tables: [units],
  errors: ['ChildNotFoundException'],
  async handle({ input, organization, shared }) {
    const membership = await shared.get(memberships, [input.ChildId]);
    const parent = membership?.organization === organization.id ? membership.parent : (await shared.get(units, [organization.id, input.ChildId]))?.parent;
    if (parent === undefined) throw organizationsError('ChildNotFoundException', "You specified a child that doesn't exist.");
    return { Parents: [{ Id: parent, Type: parent === organization.rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT' }] };
  },
});
