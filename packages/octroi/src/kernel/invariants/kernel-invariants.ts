import { accountsTable, emailOwners } from '../accounts.ts';
import { roleUses } from '../role-uses.ts';
import { invariant, type Invariant } from './invariant.ts';

/** What holds for the kernel's own tables. That each row's account exists is checked for all tables at once. */
export const kernelInvariants: readonly Invariant[] = [
  invariant(accountsTable, (subject) => {
    const { row, id } = subject;
    subject.requires(row.id === id[0], 'its key is the id that it says');
    if (row.email !== undefined) subject.needs(emailOwners, [row.email.toLowerCase()], { that: ({ account }) => account === row.id, made: { account: row.id } });
  }),
  invariant(emailOwners, (subject) => {
    const { row, id } = subject;
    subject.needs(accountsTable, [row.account], { that: ({ email }) => email?.toLowerCase() === id[0] });
  }),
  invariant(
    roleUses,
    (subject) => {
      const { row, id } = subject;
      subject.requires(row.region === id[1] && row.resource === id[2], 'its key is the Region and the resource that it says');
    },
    'only the service whose resource needs the role knows that it does',
  ),
];
