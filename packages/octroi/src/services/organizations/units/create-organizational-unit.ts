import type { CreateOrganizationalUnitRequest, CreateOrganizationalUnitResponse } from '../../../../models/organizations.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { children, units } from '../../../kernel/organization/tables.ts';
import { listAll } from '../../../kernel/rows.ts';
import { resourceTags } from '../tables.ts';
import { askAbout } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { constraintViolation } from '../shared/errors.ts';
import { newUnitId } from '../shared/new-ids.ts';
import { depthOf, mustBeParent } from '../shared/nodes.ts';
import { unitShape } from '../shared/shapes.ts';
import { checkTags, putTags } from '../shared/tags.ts';
import { requireFreeName } from './names.ts';

const MAX_DEPTH = 5;
const MAX_UNITS = 2000;

export const createOrganizationalUnit = writesOrganization<CreateOrganizationalUnitRequest, CreateOrganizationalUnitResponse>({
  name: 'CreateOrganizationalUnit',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: (['organizationalunit', 'root'] as const).map((resource) => ({ action: 'organizations:CreateOrganizationalUnit', resource, keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] })),
    asks: async ({ ParentId, Tags }, context) => [await askAbout('organizations:CreateOrganizationalUnit', ParentId, context, requestTagKeys(Tags))],
  },
  tables: [units, children, resourceTags],
  errors: ['ParentNotFoundException', 'DuplicateOrganizationalUnitException', 'ConstraintViolationException'],
  async handle({ input, organization, shared, ids, home }) {
    await mustBeParent(shared, organization, input.ParentId);
    checkTags(input.Tags);
    if ((await depthOf(shared, organization, input.ParentId)) >= MAX_DEPTH) {
      throw constraintViolation('OU_DEPTH_LIMIT_EXCEEDED', 'You cannot add an organizational unit to the specified parent because it would exceed the max depth allowed.');
    }
    if ((await listAll(shared, units, [organization.id])).length >= MAX_UNITS) {
      throw constraintViolation('OU_NUMBER_LIMIT_EXCEEDED', 'You have exceeded the number of organizational units that you can have in an organization.');
    }
    await requireFreeName(shared, organization, input.ParentId, input.Name);
    const unit = { id: newUnitId(ids, organization.rootId), name: input.Name, parent: input.ParentId };
    shared.put(units, [organization.id, unit.id], unit);
    shared.put(children, [organization.id, unit.parent, unit.id], { kind: 'unit' });
    putTags(shared, organization.id, unit.id, input.Tags);
    return { OrganizationalUnit: unitShape(home.partition, organization, unit) };
  },
});
