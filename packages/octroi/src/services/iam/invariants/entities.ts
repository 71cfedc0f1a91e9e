import { invariant, type Invariant, type Subject } from '../../../kernel/invariants/invariant.ts';
import { instanceProfiles, profilesOfRole } from '../instance-profiles/tables.ts';
import { boundaryOf, entities, groups, members, memberships, nameKey, roles, users, type EntityKind, type HolderRow } from '../tables.ts';

interface Entity {
  readonly id: string;
  readonly name: string;
  readonly boundary?: string;
}

const TABLES = { user: users, group: groups, role: roles } as const;

/** A user, group or role: the row under its name, and the one under its unique id, which everything hangs on. */
function entity(kind: EntityKind, subject: Subject<Entity>): void {
  const { row, id } = subject;
  subject.requires(id[0] === nameKey(row.name), 'its key is its name in lower case');
  subject.needs(entities, [row.id], { that: (other) => other.kind === kind && other.name === row.name, made: { kind, name: row.name } });
  if (row.boundary !== undefined) subject.needs(boundaryOf, [row.boundary, row.id], { that: isHolder(kind, row.id), made: { kind, id: row.id } });
}

export const isHolder = (kind: EntityKind, id: string) => (other: HolderRow) => other.kind === kind && other.id === id;

/** The entity of a unique id must be there, of that kind if one is given. */
export function needsEntity(subject: Subject<unknown>, id: string, kind?: EntityKind): void {
  subject.needs(entities, [id], kind === undefined ? {} : { that: (other) => other.kind === kind });
}

/** The user of a unique id, or the root user, whom there is always. */
export function needsOwner(subject: Subject<unknown>, owner: string): void {
  if (owner !== 'root') needsEntity(subject, owner, 'user');
}

/** Users, groups, roles, who is in which group, and who has which instance profile. */
export const entityInvariants: readonly Invariant[] = [
  invariant(users, (subject) => entity('user', subject)),
  invariant(groups, (subject) => entity('group', subject)),
  invariant(roles, (subject) => {
    entity('role', subject);
    JSON.parse(subject.row.trust);
  }),
  invariant(entities, (subject) => {
    const { row, id } = subject;
    subject.needs<Entity>(TABLES[row.kind], [nameKey(row.name)], { that: (other) => other.id === id[0] && other.name === row.name });
  }),
  invariant(memberships, (subject) => {
    const [user, group] = subject.id as [string, string];
    subject.requires(isHolder('group', group)(subject.row), 'its key is the group that it says');
    needsEntity(subject, user, 'user');
    needsEntity(subject, group, 'group');
    subject.needs(members, [group, user], { that: isHolder('user', user), made: { kind: 'user', id: user } });
  }),
  invariant(members, (subject) => {
    const [group, user] = subject.id as [string, string];
    subject.needs(memberships, [user, group], { that: isHolder('group', group) });
  }),
  invariant(
    instanceProfiles,
    (subject) => {
      const { row, id } = subject;
      subject.requires(id[0] === nameKey(row.name), 'its key is its name in lower case');
      if (row.roleId === undefined) return;
      needsEntity(subject, row.roleId, 'role');
      subject.needs(profilesOfRole, [row.roleId, nameKey(row.name)], { that: ({ name }) => name === row.name, made: { name: row.name } });
    },
    'one without a role is in no other row',
  ),
  invariant(profilesOfRole, (subject) => {
    const [role, profile] = subject.id as [string, string];
    subject.needs(instanceProfiles, [profile], { that: ({ roleId, name }) => roleId === role && name === subject.row.name });
  }),
];
