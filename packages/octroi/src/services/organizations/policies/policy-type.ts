import type { ControlPolicyType, OrganizationRow } from '../../../kernel/organization/tables.ts';

/** The organization with a type switched on under a new mark, or off: then its attachments are out of sight at once, and for good. */
export function withType(organization: OrganizationRow, type: ControlPolicyType, mark: string | null): OrganizationRow {
  const { [type]: _, ...others } = organization.enabled;
  return { ...organization, enabled: mark === null ? others : { ...others, [type]: mark } };
}
