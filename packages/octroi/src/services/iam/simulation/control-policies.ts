import { contextKeysOf, parsePolicy } from '@octroi/policy';
import { bindingPolicies, branchOf, installationRows } from '../../../kernel/organization/place.ts';
import type { PolicyReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { SimulatedPolicy } from './simulation.ts';

/**
 * The SCPs that bind the account of a simulated principal, one list per level (IAM-170). Those that test global condition keys are not
 * simulated; a level that has no others does not count. Where they stand in their texts is not told: they are the organization's.
 */
export async function controlPoliciesOf(look: PolicyReader, home: Scope): Promise<readonly (readonly SimulatedPolicy[])[]> {
  const rows = installationRows(look, home.partition);
  const branch = await branchOf(rows, home.account);
  if (branch === null) return [];
  const levels = await bindingPolicies(rows, branch, 'SERVICE_CONTROL_POLICY');
  const simulated = levels.map((level) => ({ level, kept: level.filter(({ content }) => !testsGlobalKeys(content)) }));
  return simulated.filter(({ level, kept }) => level.length === 0 || kept.length > 0).map(({ kept }) => kept.map(({ id, content }) => ({ id, text: content, hidden: true })));
}

function testsGlobalKeys(text: string): boolean {
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error('a stored control policy does not parse');
  return contextKeysOf(parsed.document).some((key) => key.toLowerCase().startsWith('aws:'));
}
