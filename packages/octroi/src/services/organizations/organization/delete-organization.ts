import { children, controlPolicies, members, memberships, organizations, policyAttachments, policyTargets, units } from '../../../kernel/organization/tables.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Table } from '../../../kernel/table.ts';
import { resourceTags, serviceAccess } from '../tables.ts';
import { askAll } from '../shared/asks.ts';
import { detachAll } from '../shared/attached.ts';
import { writesOrganization } from '../shared/define.ts';
import { organizationsError } from '../shared/errors.ts';

/** Deletes an organization that has nothing left but its management account and its root. */
export const deleteOrganization = writesOrganization<object, object>({
  name: 'DeleteOrganization',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:DeleteOrganization', resource: '*' }],
    asks: () => [askAll('organizations:DeleteOrganization')],
  },
  tables: [members, units, children, controlPolicies, policyAttachments, policyTargets, resourceTags, serviceAccess],
  errors: ['OrganizationNotEmptyException'],
  async handle({ organization, account, shared }) {
    const { id, rootId } = organization;
    const more = async (table: Table<unknown>, than: number): Promise<boolean> => (await shared.list(table, { under: [id], limit: than + 1 })).length > than;
    if ((await more(members, 1)) || (await more(units, 0)) || (await more(controlPolicies, 0))) {
      throw organizationsError('OrganizationNotEmptyException', 'To delete an organization you must first remove all member accounts (except the master).');
    }
    for (const target of [rootId, account]) {
      await detachAll(shared, organization, target);
      shared.delete(resourceTags, [id, target]);
    }
    for (const granted of await under(shared, serviceAccess, id)) shared.delete(serviceAccess, granted);
    shared.delete(children, [id, rootId, account]);
    shared.delete(members, [id, account]);
    shared.delete(memberships, [account]);
    shared.delete(organizations, [id]);
    return {};
  },
});

/** A few: a transaction has room for no more, and what is left names an organization that is gone. */
async function under(shared: RowReader, table: Table<unknown>, organization: string): Promise<readonly (readonly string[])[]> {
  return (await shared.list(table, { under: [organization], limit: 40 })).map(({ id }) => id);
}
