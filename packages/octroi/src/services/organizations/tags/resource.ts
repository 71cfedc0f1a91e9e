import type { Ask, Declared } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import { controlPolicies, units, type OrganizationRow } from '../../../kernel/organization/tables.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { targetNotFound } from '../shared/errors.ts';
import { askAbout } from '../shared/asks.ts';
import { mustBeTarget } from '../shared/nodes.ts';
import { resourceTags } from '../tables.ts';

/** What may be tagged: roots, units, accounts and policies of the organization's own. */
export const taggedTables = [units, controlPolicies, resourceTags] as const;

export async function mustBeTaggable(shared: RowReader, organization: OrganizationRow, id: string): Promise<void> {
  if (!id.startsWith('p-')) return mustBeTarget(shared, organization, id);
  if ((await shared.get(controlPolicies, [organization.id, id])) === undefined) throw targetNotFound();
}

export function tagDeclares(action: string, keys: readonly string[]): readonly Declared[] {
  return (['account', 'organizationalunit', 'policy', 'root'] as const).map((resource) => ({ action, resource, keys: [...keys, 'organizations:PolicyType'] }));
}

export function askTags(action: string, id: string, context: AskContext, keys: Ask['keys'] = {}): Promise<Ask> {
  return askAbout(action, id, context, keys);
}
