/** GEN-84: what a client can be allowed. */
export const PERMISSIONS = [
  'integrations:integration:view',
  'integrations:integration:add',
  'integrations:integration:edit',
  'integrations:integration:delete',
  'integrations:action:view',
  'integrations:action:add',
  'integrations:action:edit',
  'integrations:action:delete',
  'integrations:action:execute',
  'bridge:actions:view',
  'bridge:actions:execute',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** The permissions of that name; throws a sentence if there is none. */
export function permissionsOf(names: readonly string[]): readonly Permission[] {
  return names.map((name) => {
    const found = PERMISSIONS.find((permission) => permission === name);
    if (found === undefined) throw new Error(`\`${name}\` is no permission; there are ${PERMISSIONS.join(', ')}`);
    return found;
  });
}
