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
 * [role's unique id or name, Region, resource's ARN]: which resources need a service-linked role, so that it is not deleted under them
 * (IAM-113). By its name where resources may be older than the role, which then finds them in need of it. A service names the table among those of the operations that make and delete such resources, and writes the row with the resource's own, in
 * one transaction.
 */
export const roleUses = defineTable<RoleUse>({ service: 'kernel', name: 'role-use', kind: 'business', regional: false });

const idOf = (role: string, { region, resource }: RoleUse): readonly string[] => [role, region, resource];

/** From now on the resource needs the role. `rows` must cover `roleUses`; the id of a role is in its `RoleFacts`. */
export function beginRoleUse(rows: RowWriter, role: string, use: RoleUse): void {
  rows.put(roleUses, idOf(role, use), use);
}

/** The resource is gone, or needs the role no more. */
export function endRoleUse(rows: RowWriter, role: string, use: RoleUse): void {
  rows.delete(roleUses, idOf(role, use));
}

/** What needs the role, by its id and by its name, each in order of Regions. */
export async function usesOfRole(rows: RowReader, { id, name }: { readonly id: string; readonly name: string }): Promise<readonly RoleUse[]> {
  return [...(await listAll(rows, roleUses, [id])), ...(await listAll(rows, roleUses, [name]))].map(({ row }) => row);
}

/** The Region that responses show: IAM names none for a resource without one. */
export function shownRegion({ region }: RoleUse): string {
  return region === GLOBAL_REGION ? 'global' : region;
}
