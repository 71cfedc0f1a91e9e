import { accountsTable } from '../../kernel/accounts.ts';
import { freestanding, invariant, type Invariant, type Subject } from '../../kernel/invariants/invariant.ts';
import { awsControlPolicy } from '../../kernel/organization/aws-policies.ts';
import { children, controlPolicies, members, memberships, organizations, policyAttachments, policyTargets, units } from '../../kernel/organization/tables.ts';
import { createRequests, delegations, handshakes, resourceTags, serviceAccess } from './tables.ts';

/** A root, unit or account of the organization must be there. */
function needsTarget(subject: Subject<unknown>, organization: string, target: string): void {
  if (target.startsWith('ou-')) subject.needs(units, [organization, target]);
  else if (target.startsWith('r-')) subject.requires(subject.get(organizations, [organization])?.rootId === target, `${target} is the root of ${organization}`);
  else subject.needs(members, [organization, target]);
}

/** True while the mark of a policy type is the present one: what was attached before the type was disabled binds nobody. */
function isEnabled(subject: Subject<unknown>, organization: string, mark: string): boolean {
  return Object.values(subject.get(organizations, [organization])?.enabled ?? {}).includes(mark);
}

export const organizationsInvariants: readonly Invariant[] = [
  invariant(organizations, (subject) => {
    const { row, id } = subject;
    subject.requires(row.id === id[0], 'its key is the id that it says');
    subject.needs(memberships, [row.management], { that: ({ organization }) => organization === row.id });
  }),
  invariant(units, (subject) => {
    const { row, id } = subject;
    const [organization, unit] = id as [string, string];
    subject.requires(row.id === unit, 'its key is the id that it says');
    needsTarget(subject, organization, row.parent);
    subject.needs(children, [organization, row.parent, unit], { that: ({ kind }) => kind === 'unit', made: { kind: 'unit' } });
  }),
  invariant(memberships, (subject) => {
    const { row, id } = subject;
    const account = id[0]!;
    subject.needs(accountsTable, [account]);
    subject.needs(organizations, [row.organization]);
    needsTarget(subject, row.organization, row.parent);
    subject.needs(members, [row.organization, account], { made: {} });
    subject.needs(children, [row.organization, row.parent, account], { that: ({ kind }) => kind === 'account', made: { kind: 'account' } });
  }),
  invariant(members, (subject) => {
    const [organization, account] = subject.id as [string, string];
    subject.needs(memberships, [account], { that: (membership) => membership.organization === organization });
  }),
  invariant(children, (subject) => {
    const [organization, parent, child] = subject.id as [string, string, string];
    if (subject.row.kind === 'unit') subject.needs(units, [organization, child], { that: (unit) => unit.parent === parent });
    else subject.needs(memberships, [child], { that: (membership) => membership.organization === organization && membership.parent === parent });
  }),
  invariant(
    controlPolicies,
    (subject) => {
      const { row, id } = subject;
      subject.requires(row.id === id[1], 'its key is the id that it says');
      subject.needs(organizations, [id[0]!]);
      JSON.parse(row.content);
    },
    'one that is attached to nothing is in no other row',
  ),
  invariant(
    policyAttachments,
    (subject) => {
      const [organization, mark, target, policy] = subject.id as [string, string, string, string];
      if (!isEnabled(subject, organization, mark)) return;
      needsTarget(subject, organization, target);
      if (awsControlPolicy(policy) !== undefined) return;
      subject.needs(controlPolicies, [organization, policy]);
      subject.needs(policyTargets, [organization, policy, target], { that: (other) => other.mark === mark, made: { mark } });
    },
    "one of AWS's own policies is attached where no row says otherwise",
  ),
  invariant(policyTargets, (subject) => {
    const { row } = subject;
    const [organization, policy, target] = subject.id as [string, string, string];
    if (isEnabled(subject, organization, row.mark)) subject.needs(policyAttachments, [organization, row.mark, target, policy], { that: ({ attached }) => attached });
  }, 'one of a type that was disabled since is about nothing any more'),
  freestanding(resourceTags, 'a resource without tags has none; what is left of a deleted organization is about nothing'),
  freestanding(serviceAccess, 'a service that is not named is not trusted; what is left of a deleted organization is about nothing'),
  invariant(delegations, (subject) => {
    const [organization, account] = subject.id as [string, string];
    subject.needs(members, [organization, account]);
  }, 'an account that is not named administers nothing'),
  freestanding(createRequests, 'it tells how the making of an account went'),
  freestanding(handshakes, 'it tells how an invitation went'),
];
