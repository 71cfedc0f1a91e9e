import { controlPolicyArn } from '../../../kernel/organization/attached.ts';
import type { ControlPolicyRow, OrganizationRow } from '../../../kernel/organization/tables.ts';

export { controlPolicyArn as policyArn };

/** Who owns what is asked about: an organization, or, for a caller without one, the ARN that its own would have. */
export type Owner = Pick<OrganizationRow, 'id' | 'management'>;

const arn = (partition: string, { management }: Owner, resource: string): string => `arn:${partition}:organizations::${management}:${resource}`;

export const organizationArn = (partition: string, owner: Owner): string => arn(partition, owner, `organization/${owner.id}`);
export const accountArn = (partition: string, owner: Owner, account: string): string => arn(partition, owner, `account/${owner.id}/${account}`);
export const rootArn = (partition: string, owner: Owner, root: string): string => arn(partition, owner, `root/${owner.id}/${root}`);
export const unitArn = (partition: string, owner: Owner, unit: string): string => arn(partition, owner, `ou/${owner.id}/${unit}`);
export const handshakeArn = (partition: string, owner: Owner, handshake: string): string => arn(partition, owner, `handshake/${owner.id}/invite/${handshake}`);

/** ARN of a root, unit or account by its id. */
export function targetArn(partition: string, owner: Owner, id: string): string {
  if (id.startsWith('r-')) return rootArn(partition, owner, id);
  return id.startsWith('ou-') ? unitArn(partition, owner, id) : accountArn(partition, owner, id);
}

/** ARN of a policy that does not exist, under the type that most are of. */
export function missingPolicyArn(partition: string, owner: Owner, id: string, type: ControlPolicyRow['type'] = 'SERVICE_CONTROL_POLICY'): string {
  return arn(partition, owner, `policy/${owner.id}/${type.toLowerCase()}/${id}`);
}
