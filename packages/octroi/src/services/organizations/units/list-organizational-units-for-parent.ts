import type { ListOrganizationalUnitsForParentRequest, ListOrganizationalUnitsForParentResponse } from '../../../../models/organizations.gen.ts';
import { children, units } from '../../../kernel/organization/tables.ts';
import { askAbout } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { childrenOf, mustBeParent, mustHaveUnit } from '../shared/nodes.ts';
import { pageOf } from '../shared/paging.ts';
import { unitShape } from '../shared/shapes.ts';

export const listOrganizationalUnitsForParent = readsOrganization<ListOrganizationalUnitsForParentRequest, ListOrganizationalUnitsForParentResponse>({
  name: 'ListOrganizationalUnitsForParent',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: (['organizationalunit', 'root'] as const).map((resource) => ({ action: 'organizations:ListOrganizationalUnitsForParent', resource })),
    asks: async ({ ParentId }, context) => [await askAbout('organizations:ListOrganizationalUnitsForParent', ParentId, context)],
  },
  tables: [units, children],
  errors: ['ParentNotFoundException'],
  async handle(call) {
    const { input, organization, shared, home } = call;
    await mustBeParent(shared, organization, input.ParentId);
    const { items, more } = pageOf(call, `ListOrganizationalUnitsForParent:${input.ParentId}`, await childrenOf(shared, organization, input.ParentId, 'unit'), (id) => id);
    const found = await Promise.all(items.map((id) => mustHaveUnit(shared, organization, id)));
    return { OrganizationalUnits: found.map((unit) => unitShape(home.partition, organization, unit)), ...more };
  },
});
