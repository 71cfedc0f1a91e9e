import type { DeleteOrganizationalUnitRequest } from '../../../../models/organizations.gen.ts';
import { children, policyAttachments, policyTargets, units } from '../../../kernel/organization/tables.ts';
import { resourceTags } from '../tables.ts';
import { askAbout } from '../shared/asks.ts';
import { detachAll } from '../shared/attached.ts';
import { writesOrganization } from '../shared/define.ts';
import { organizationsError } from '../shared/errors.ts';
import { mustHaveUnit } from '../shared/nodes.ts';

export const deleteOrganizationalUnit = writesOrganization<DeleteOrganizationalUnitRequest, object>({
  name: 'DeleteOrganizationalUnit',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:DeleteOrganizationalUnit', resource: 'organizationalunit' }],
    asks: async ({ OrganizationalUnitId }, context) => [await askAbout('organizations:DeleteOrganizationalUnit', OrganizationalUnitId, context)],
  },
  tables: [units, children, policyAttachments, policyTargets, resourceTags],
  errors: ['OrganizationalUnitNotFoundException', 'OrganizationalUnitNotEmptyException'],
  async handle({ input, organization, shared }) {
    const unit = await mustHaveUnit(shared, organization, input.OrganizationalUnitId);
    if ((await shared.list(children, { under: [organization.id, unit.id], limit: 1 })).length > 0) {
      throw organizationsError('OrganizationalUnitNotEmptyException', 'To delete an organizational unit you must first remove all accounts and child organizational units.');
    }
    await detachAll(shared, organization, unit.id);
    shared.delete(resourceTags, [organization.id, unit.id]);
    shared.delete(children, [organization.id, unit.parent, unit.id]);
    shared.delete(units, [organization.id, unit.id]);
    return {};
  },
});
