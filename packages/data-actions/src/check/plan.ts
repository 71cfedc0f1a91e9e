import { nearIds } from './external-ids.ts';
import { invocationProbes } from './plan-invocations.ts';
import { parseRoleArn } from '../regions/arns.ts';
import type { CheckSubject, Mend, Party, Probe, Unsent } from './types.ts';
import { wantedCondition, wantedTrust } from './wanted.ts';

/** What will be asked, in order, and what cannot be. Pure: the same subject gives the same plan. */
export interface Plan {
  readonly probes: readonly Probe[];
  readonly unsent: readonly Unsent[];
}

/** What STS takes as ExternalId. */
const EXTERNAL_ID = /^[A-Za-z0-9_+=,.@:/-]{2,1224}$/;

/** Nobody's external ID. */
const NOBODY = 'octroi-check.no-such-tenant';

/** The plan of a check. Throws a sentence for a subject that cannot be checked. */
export function planProbes(subject: CheckSubject): Plan {
  const [tenant] = subject.tenants;
  if (tenant === undefined) throw new Error(`a check needs at least one ${subject.tenantWord} that is to work`);
  if (subject.tenants.includes(subject.otherTenant)) throw new Error(`\`${subject.otherTenant}\` cannot be both a right ${subject.tenantWord} and another one`);
  const unfit = [...subject.tenants, subject.otherTenant].find((id) => !EXTERNAL_ID.test(id));
  if (unfit !== undefined) throw new Error(`\`${unfit}\` is no external ID: 2 to 1224 letters, digits and \`_+=,.@:/-\``);
  if (parseRoleArn(subject.roleArn) === null) throw new Error(`\`${subject.roleArn}\` is not the ARN of a role`);
  const outsiders = subject.outsiders.filter(({ credentials }) => credentials !== null);
  return {
    probes: [...rightProbes(subject), ...wrongProbes(subject, tenant), ...outsiders.map((party) => outsiderProbe(subject, party, tenant)), ...invocationProbes(subject)],
    unsent: [...subject.outsiders.filter(({ credentials }) => credentials === null).map((party) => withoutCredentials(party)), ...functionUnsent(subject)],
  };
}

function rightProbes(subject: CheckSubject): Probe[] {
  const { vendor, roleArn, tenants, tenantWord } = subject;
  return tenants.map((externalId, index) => ({
    id: index === 0 ? 'right-tenant' : `right-tenant-${index + 1}`,
    section: 'trust',
    title: tenants.length === 1 ? `the right ${tenantWord}` : `the right ${tenantWord} ${externalId}`,
    request: { kind: 'assume', party: vendor, roleArn, externalId },
    expected: 'allowed',
    rule: 'GEN-4',
    meaning: `${vendor.name} cannot assume the role for this ${tenantWord}`,
    mend: { text: `the trust policy of the role needs this statement (and the role has to exist under this ARN)`, policy: wantedTrust(subject) },
  }));
}

/** The confused deputy: the vendor, asked by somebody else (GEN-6). */
function wrongProbes(subject: CheckSubject, tenant: string): Probe[] {
  const { vendor, roleArn, tenantWord, otherTenant, tenants } = subject;
  const condition = (text: string): Mend => ({ text, policy: { Condition: wantedCondition(tenants) } });
  const wrong = (id: string, title: string, externalId: string | null, rule: string, meaning: string, mend: Mend): Probe => ({
    id, section: 'trust', title, rule, meaning, mend, expected: 'refused', request: { kind: 'assume', party: vendor, roleArn, externalId },
  });
  const anyTenant = `every other ${tenantWord} of ${vendor.name} can use this role`;
  return [
    wrong('no-external-id', 'no external ID', null, 'GEN-6', `${anyTenant}: the external ID is not asked for`, condition('the statement that names the vendor needs this condition; `...IfExists`, `ForAllValues:` and negated operators also hold when no external ID is sent')),
    wrong('wrong-external-id', 'an external ID that nobody has', NOBODY, 'GEN-6', anyTenant, condition('the statement that names the vendor needs this condition, with the whole external ID and without `*`')),
    wrong('another-tenant', `another ${tenantWord}`, otherTenant, 'GEN-6', `another ${tenantWord} of ${vendor.name} can use this role: the confused deputy`, condition(`take every external ID out of the trust policy that is not one of yours`)),
    ...nearIds(tenant)
      .filter(({ value }) => !tenants.includes(value) && EXTERNAL_ID.test(value))
      .map(({ id, title, value, cause }) => wrong(id, title, value, id === 'other-case' ? 'GEN-6' : 'GEN-4', cause, condition('compare the whole external ID with StringEquals'))),
  ];
}

function outsiderProbe({ roleArn, vendor, tenants }: CheckSubject, party: Party, externalId: string): Probe {
  return {
    id: `account-${party.account}`,
    section: 'outsiders',
    title: outsiderTitle(party),
    request: { kind: 'assume', party, roleArn, externalId },
    expected: 'refused',
    rule: 'GEN-8',
    meaning: `account ${party.account} can assume the role as well as ${vendor.name}'s ${vendor.account}`,
    mend: { text: 'the trust policy may name the vendor\'s account alone', policy: wantedTrust({ roleArn, vendor, tenants }) },
  };
}

const outsiderTitle = ({ name, account }: Party): string => `${name}, account ${account}, with the right external ID`;

function withoutCredentials(party: Party): Unsent {
  return { id: `account-${party.account}`, section: 'outsiders', title: outsiderTitle(party), rule: 'GEN-8', reason: `there are no credentials of account ${party.account} to ask with` };
}

function functionUnsent({ functionArn }: CheckSubject): Unsent[] {
  return functionArn === null ? [{ id: 'invoke', section: 'function', title: 'invoke the function', rule: 'GEN-52', reason: 'no function was named' }] : [];
}
