import { mapPrincipals, policySize } from '@octroi/policy';
import type { RoleRow } from '../tables.ts';
import type { Draft } from './draft.ts';
import type { Item } from './file.ts';

const ENTITY_ARN = /^arn:[a-z-]+:iam::\d{12}:(?:user|role)\//;

/** The trust policy of a role with users and roles by unique id (POL-31); `idByArn` knows those of the file. */
export function plannedTrust(item: Item, name: string, draft: Draft, idByArn: ReadonlyMap<string, string>): Pick<RoleRow, 'trust' | 'trustAccounts'> {
  const { report, foreignId } = draft.around;
  const foreign: Record<string, string> = {};
  const document = draft.document(item, 'AssumeRolePolicyDocument', 'trust');
  draft.quotas.atLeast('AssumeRolePolicySizeQuota', policySize(document));
  const trust = mapPrincipals(document, ({ type, value }) => {
    if (type === 'Federated' && value.startsWith('arn:')) report.add('trusts an identity provider, which no such file has; nobody comes in by it until it is made here', `role ${name} \`${value}\``);
    if (type !== 'AWS' || !ENTITY_ARN.test(value)) return value;
    const id = idByArn.get(value);
    if (id !== undefined) return id;
    const other = foreignId(value);
    if (other === undefined) {
      report.add('trusts somebody who is not here, and is kept as it is written', `role ${name} \`${value}\``);
      return value;
    }
    foreign[other.id] = other.account;
    return other.id;
  });
  return { trust, ...(Object.keys(foreign).length === 0 ? {} : { trustAccounts: foreign }) };
}
