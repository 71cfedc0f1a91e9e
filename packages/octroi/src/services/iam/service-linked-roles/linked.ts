import type { RoleRow } from '../tables.ts';

const FOLDER = '/aws-service-role/';

/** True for a service-linked role: no other role can have a path of this kind (IAM-74). */
export function isServiceLinked({ path }: Pick<RoleRow, 'path'>): boolean {
  return path.startsWith(FOLDER);
}

/** The service principal of a service-linked role. */
export function serviceOf({ path }: Pick<RoleRow, 'path'>): string {
  return path.slice(FOLDER.length, -1);
}
