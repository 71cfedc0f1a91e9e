import { listAll, type RowReader, type RowWriter } from './rows.ts';
import { GLOBAL_REGION } from './scope.ts';
import { defineTable } from './table.ts';

/** A resource that needs a service-linked role. */
export interface RoleUse {
  /** Its Region; `-` for a resource without one. */
  readonly region: string;
  /** Its ARN. */
  readonly resource: string;
}

/**
 * [role's unique id, Region, resource's ARN]: which resources need a service-linked role, so that it is not deleted under them (IAM-113).
 * A service names the table among those of the operations that make and delete such resources, and writes the row with the resource's own, in
 * one transaction.
 */
export const roleUses = defineTable<RoleUse>({ service: 'kernel', name: 'role-use', kind: 'business', regional: false });

const idOf = (roleId: string, { region, resource }: RoleUse): readonly string[] => [roleId, region, resource];

/** From now on the resource needs the role. `rows` must cover `roleUses`; the id of a role is in its `RoleFacts`. */
export function beginRoleUse(rows: RowWriter, roleId: string, use: RoleUse): void {
  rows.put(roleUses, idOf(roleId, use), use);
}

/** The resource is gone, or needs the role no more. */
export function endRoleUse(rows: RowWriter, roleId: string, use: RoleUse): void {
  rows.delete(roleUses, idOf(roleId, use));
}

/** What needs the role, in order of Regions. */
export async function usesOfRole(rows: RowReader, roleId: string): Promise<readonly RoleUse[]> {
  return (await listAll(rows, roleUses, [roleId])).map(({ row }) => row);
}

/** The Region that responses show: IAM names none for a resource without one. */
export function shownRegion({ region }: RoleUse): string {
  return region === GLOBAL_REGION ? 'global' : region;
}
