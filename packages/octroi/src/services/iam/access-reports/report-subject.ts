import { listAll, type RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Table } from '../../../kernel/table.ts';
import { findPolicy, policyNotFound } from '../policies/find.ts';
import { parsePolicyArn } from '../policies/policy-arn.ts';
import { HeldTexts } from '../principals/held-texts.ts';
import { entityArn } from '../shared/arns.ts';
import { mustHaveSource, sourceTables } from '../simulation/source-entity.ts';
import { attachedTo, entities, members, nameKey, policies, roles, users, type HolderRow, type RoleRow, type UserRow } from '../tables.ts';

/** A user or role that the policies of a report's subject give permissions. */
export interface ReportedEntity {
  readonly type: 'USER' | 'ROLE';
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly path: string;
}

/** What a report is about: the policies whose services it lists, and who could have used them. */
export interface ReportSubject {
  readonly texts: readonly string[];
  readonly entities: readonly ReportedEntity[];
}

/** The tables that reading a subject touches. */
export const subjectTables: readonly Table<unknown>[] = [...sourceTables, policies, attachedTo, members];

/**
 * The user, group, role or managed policy that an ARN names (IAM-180): a user with the policies of its groups, a group with its members, a
 * policy with those who have it, also through a group. A policy that nobody has gives no access to anything.
 */
export async function reportSubject(rows: RowReader, home: Scope, arn: string): Promise<ReportSubject> {
  return parsePolicyArn(arn) === null ? entitySubject(rows, home, arn) : policySubject(rows, home, arn);
}

async function entitySubject(rows: RowReader, home: Scope, arn: string): Promise<ReportSubject> {
  const source = await mustHaveSource(rows, home, arn);
  const texts = source.held.map(({ text }) => text);
  if (source.kind === 'group') return { texts, entities: await membersOf(rows, home, source.id) };
  return { texts, entities: [await resolve(rows, home, source.kind, source.id)] };
}

async function policySubject(rows: RowReader, home: Scope, arn: string): Promise<ReportSubject> {
  const policy = await findPolicy(rows, home, arn);
  if (policy === undefined) throw policyNotFound(arn);
  const found = new Map<string, ReportedEntity>();
  for (const { row } of await listAll(rows, attachedTo, [arn])) {
    const holders = row.kind === 'group' ? await membersOf(rows, home, row.id) : [await resolve(rows, home, row.kind, row.id)];
    for (const holder of holders) found.set(holder.id, holder);
  }
  const text = found.size === 0 ? undefined : await new HeldTexts(rows).managedText(arn);
  return { texts: text === undefined ? [] : [text], entities: [...found.values()] };
}

async function membersOf(rows: RowReader, home: Scope, group: string): Promise<ReportedEntity[]> {
  const found: ReportedEntity[] = [];
  for (const { row } of await listAll<HolderRow>(rows, members, [group])) found.push(await resolve(rows, home, 'user', row.id));
  return found;
}

async function resolve(rows: RowReader, home: Scope, kind: 'user' | 'role', id: string): Promise<ReportedEntity> {
  const entity = await rows.get(entities, [id]);
  const row = entity === undefined ? undefined : await rows.get<UserRow | RoleRow>(kind === 'user' ? users : roles, [nameKey(entity.name)]);
  if (row?.id !== id) throw new Error(`a policy is used by the ${kind} ${id}, which does not exist`);
  return { type: kind === 'user' ? 'USER' : 'ROLE', id: row.id, arn: entityArn(home, kind, row), name: row.name, path: row.path };
}
