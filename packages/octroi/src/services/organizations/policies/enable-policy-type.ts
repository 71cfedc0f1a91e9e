import type { EnablePolicyTypeRequest, EnablePolicyTypeResponse } from '../../../../models/organizations.gen.ts';
import { organizations } from '../../../kernel/organization/tables.ts';
import { askAbout } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { organizationsError, rootNotFound } from '../shared/errors.ts';
import { newMark } from '../shared/new-ids.ts';
import { rootShape } from '../shared/shapes.ts';
import { controlType } from './document.ts';
import { withType } from './policy-type.ts';

/** With it AWS's own policy of the type is attached to the root and to every unit and account (POL-34a, POL-34b). */
export const enablePolicyType = writesOrganization<EnablePolicyTypeRequest, EnablePolicyTypeResponse>({
  name: 'EnablePolicyType',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:EnablePolicyType', resource: 'root', keys: ['organizations:PolicyType'] }],
    asks: async ({ RootId, PolicyType }, context) => [await askAbout('organizations:EnablePolicyType', RootId, context, { 'organizations:PolicyType': PolicyType })],
  },
  errors: ['RootNotFoundException', 'PolicyTypeAlreadyEnabledException', 'PolicyTypeNotAvailableForOrganizationException'],
  async handle({ input, organization, shared, ids, home }) {
    if (input.RootId !== organization.rootId) throw rootNotFound();
    const type = controlType(input.PolicyType, organization);
    if (organization.enabled[type] !== undefined) throw organizationsError('PolicyTypeAlreadyEnabledException', 'The specified policy type is already enabled.');
    const changed = withType(organization, type, newMark(ids));
    shared.put(organizations, [organization.id], changed);
    return { Root: rootShape(home.partition, changed) };
  },
});
