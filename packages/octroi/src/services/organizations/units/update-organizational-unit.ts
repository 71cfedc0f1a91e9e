import type { UpdateOrganizationalUnitRequest, UpdateOrganizationalUnitResponse } from '../../../../models/organizations.gen.ts';
import { children, units } from '../../../kernel/organization/tables.ts';
import { askAbout } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { mustHaveUnit } from '../shared/nodes.ts';
import { unitShape } from '../shared/shapes.ts';
import { requireFreeName } from './names.ts';

export const updateOrganizationalUnit = writesOrganization<UpdateOrganizationalUnitRequest, UpdateOrganizationalUnitResponse>({
  name: 'UpdateOrganizationalUnit',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:UpdateOrganizationalUnit', resource: 'organizationalunit' }],
    asks: async ({ OrganizationalUnitId }, context) => [await askAbout('organizations:UpdateOrganizationalUnit', OrganizationalUnitId, context)],
  },
  tables: [units, children],
  errors: ['OrganizationalUnitNotFoundException', 'DuplicateOrganizationalUnitException'],
  async handle({ input, organization, shared, home }) {
    const before = await mustHaveUnit(shared, organization, input.OrganizationalUnitId);
    const name = input.Name ?? before.name;
    if (name !== before.name) await requireFreeName(shared, organization, before.parent, name);
    const unit = { ...before, name };
    shared.put(units, [organization.id, unit.id], unit);
    return { OrganizationalUnit: unitShape(home.partition, organization, unit) };
  },
});
