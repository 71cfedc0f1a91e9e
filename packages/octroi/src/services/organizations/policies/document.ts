import { validateDocument } from '@octroi/policy';
import type { ControlPolicyType, OrganizationRow } from '../../../kernel/organization/tables.ts';
import { controlPolicies, POLICY_TYPES, type ControlPolicyRow } from '../../../kernel/organization/tables.ts';
import { awsControlPolicy } from '../../../kernel/organization/aws-policies.ts';
import { listAll, type RowReader } from '../../../kernel/rows.ts';
import { constraintViolation, invalidInput, organizationsError, policyNotFound, typeNotAvailable } from '../shared/errors.ts';
import { MAX_CONTENT } from '../shared/quotas.ts';

/** The control policy type of this name; the other types of AWS are not served. */
export function controlType(type: string, organization: OrganizationRow): ControlPolicyType {
  const found = POLICY_TYPES.find((known) => known === type);
  if (found === undefined || organization.featureSet !== 'ALL') throw typeNotAvailable();
  return found;
}

/** Throws unless the text is a policy of its type, of a size that is allowed (POL-34, POL-90). */
export function checkContent(content: string, type: ControlPolicyType): void {
  if ([...content].length > MAX_CONTENT) throw constraintViolation('POLICY_CONTENT_LIMIT_EXCEEDED', 'You have exceeded the maximum policy size.');
  if (validateDocument(content, type === 'SERVICE_CONTROL_POLICY' ? 'scp' : 'rcp') !== null) {
    throw organizationsError('MalformedPolicyDocumentException', 'The provided policy document does not meet the requirements of the specified policy type.');
  }
}

/** Throws if another policy of the type has the name. */
export async function requireFreePolicyName(shared: RowReader, organization: OrganizationRow, name: string, type: ControlPolicyType): Promise<readonly ControlPolicyRow[]> {
  const ofType = (await listAll(shared, controlPolicies, [organization.id])).map(({ row }) => row).filter((row) => row.type === type);
  if (ofType.some((row) => row.name === name)) throw organizationsError('DuplicatePolicyException', 'A policy with the specified name and type already exists.');
  return ofType;
}

/** A policy of the organization or of AWS. */
export async function mustHavePolicy(shared: RowReader, organization: OrganizationRow, id: string): Promise<ControlPolicyRow> {
  const policy = awsControlPolicy(id) ?? (await shared.get(controlPolicies, [organization.id, id]));
  if (policy === undefined) throw policyNotFound();
  return policy;
}

/** A policy that its organization may change: none of AWS's. */
export async function mustHaveOwnPolicy(shared: RowReader, organization: OrganizationRow, id: string): Promise<ControlPolicyRow> {
  const policy = await mustHavePolicy(shared, organization, id);
  if (awsControlPolicy(id) !== undefined) throw invalidInput('IMMUTABLE_POLICY', "You specified a policy that is managed by AWS and can't be modified.");
  return policy;
}
