import { invariant, type Invariant, type Subject } from '../../../kernel/invariants/invariant.ts';
import { parseArn } from '../../../kernel/arn.ts';
import { awsManagedSummary } from '../policies/aws-managed.ts';
import { adjustedQuotas, QUOTAS, quotaUse, type QuotaName } from '../shared/quota.ts';
import { serverCertificates } from '../server-certificates/tables.ts';
import { instanceProfiles } from '../instance-profiles/tables.ts';
import { attachedTo, attachments, boundaryOf, entities, groups, inlinePolicies, nameKey, policies, policyVersions, roles, users, versionKey } from '../tables.ts';
import type { Table } from '../../../kernel/table.ts';
import { isHolder, needsEntity } from './entities.ts';

/** A policy that is attached, or a boundary: one of AWS's that is known, or one of the account. */
function needsPolicy(subject: Subject<unknown>, arn: string): void {
  const account = parseArn(arn)?.account;
  if (account === 'aws') subject.requires(awsManagedSummary(arn) !== undefined, `AWS has a policy \`${arn}\``);
  else subject.needs(policies, [nameKey(arn.slice(arn.lastIndexOf('/') + 1))], { that: (policy) => policy.arn === arn });
}

/** What is counted for a quota while it is asked for. */
const COUNTED: Readonly<Partial<Record<string, Table<unknown>>>> = {
  GroupsQuota: groups,
  InstanceProfilesQuota: instanceProfiles,
  PoliciesQuota: policies,
  PolicyVersionsInUseQuota: policyVersions,
  RolesQuota: roles,
  ServerCertificatesQuota: serverCertificates,
  UsersQuota: users,
} satisfies Partial<Record<QuotaName, Table<unknown>>>;

/** Policies with their versions, and who has them. */
export const policyInvariants: readonly Invariant[] = [
  invariant(policies, (subject) => {
    const { row, id } = subject;
    subject.requires(id[0] === nameKey(row.name), 'its key is its name in lower case');
    const number = Number(row.defaultVersion.slice(1));
    subject.needs(policyVersions, [nameKey(row.name), versionKey(number)], { that: (version) => version.id === row.defaultVersion });
    const newest = subject.list(policyVersions, [id[0]!]).at(-1)?.row.id ?? 'v0';
    subject.requires(row.nextVersion > Number(newest.slice(1)), `its next version comes after ${newest}`);
  }, 'one that nobody has is in no row but those of its versions'),
  invariant(
    policyVersions,
    (subject) => {
      const { row, id } = subject;
      subject.requires(id[1] === versionKey(Number(row.id.slice(1))), 'its key is the number that it says');
      subject.needs(policies, [id[0]!]);
      JSON.parse(row.document);
    },
    'only the default version is named by its policy',
  ),
  invariant(
    inlinePolicies,
    (subject) => {
      const { row, id } = subject;
      subject.requires(id[1] === row.name, 'its key is the name that it says');
      needsEntity(subject, id[0]!);
      JSON.parse(row.document);
    },
    'its owner does not name it',
  ),
  invariant(attachments, (subject) => {
    const [holder, arn] = subject.id as [string, string];
    subject.requires(subject.row.arn === arn, 'its key is the policy that it says');
    needsPolicy(subject, arn);
    needsEntity(subject, holder);
    const kind = subject.get(entities, [holder])?.kind;
    if (kind !== undefined) subject.needs(attachedTo, [arn, holder], { that: isHolder(kind, holder), made: { kind, id: holder } });
  }),
  invariant(attachedTo, (subject) => {
    const [arn, holder] = subject.id as [string, string];
    subject.requires(subject.row.id === holder, 'its key is the holder that it says');
    subject.needs(attachments, [holder, arn], { that: (other) => other.arn === arn });
    needsEntity(subject, holder, subject.row.kind);
  }),
  invariant(boundaryOf, (subject) => {
    const { row } = subject;
    const [arn, holder] = subject.id as [string, string];
    subject.requires(row.id === holder, 'its key is the holder that it says');
    needsPolicy(subject, arn);
    const name = subject.get(entities, [holder])?.name;
    if (name === undefined || row.kind === 'group') needsEntity(subject, holder, row.kind);
    else subject.needs(row.kind === 'user' ? users : roles, [nameKey(name)], { that: (other) => other.id === holder && other.boundary === arn });
  }),
  invariant(
    quotaUse,
    (subject) => {
      const table = COUNTED[subject.id[0]!];
      subject.requires(table !== undefined, 'its key is a quota that counts rows');
      if (table === undefined) return;
      const count = subject.list(table).length;
      subject.requires(subject.row.atMost >= count, `it counts at least the ${count} rows that there are of ${table.name}`);
    },
    'without it the rows are counted when the next one is made',
  ),
  invariant(adjustedQuotas, (subject) => subject.requires(Object.keys(subject.row).every((name) => Object.hasOwn(QUOTAS, name)), 'it names quotas of IAM'), 'without it the standard quotas hold'),
];
