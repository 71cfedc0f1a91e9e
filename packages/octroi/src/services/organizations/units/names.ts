import type { OrganizationRow } from '../../../kernel/organization/tables.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { organizationsError } from '../shared/errors.ts';
import { childrenOf, mustHaveUnit } from '../shared/nodes.ts';

/** Throws if a unit of the same parent has the name. */
export async function requireFreeName(shared: RowReader, organization: OrganizationRow, parent: string, name: string): Promise<void> {
  for (const id of await childrenOf(shared, organization, parent, 'unit')) {
    if ((await mustHaveUnit(shared, organization, id)).name === name) {
      throw organizationsError('DuplicateOrganizationalUnitException', 'An OU with the same name already exists.');
    }
  }
}
