import type { Listed, ListOptions } from '../../../kernel/rows.ts';
import type { Table } from '../../../kernel/table.ts';
import { awsManagedPolicy } from '../managed-policies/load.ts';
import { attachments, entities, groups, inlinePolicies, memberships, nameKey, policies, policyVersions, versionKey, type EntityKind, type GroupRow, type RoleRow, type UserRow } from '../tables.ts';

/** A policy as a principal holds it: its text, and where it comes from. */
export type HeldText =
  | { readonly kind: 'inline'; readonly holder: EntityKind; readonly holderName: string; readonly name: string; readonly text: string }
  | { readonly kind: 'managed'; readonly arn: string; readonly text: string };

/** Rows of one account, read in whatever way the reader may. */
export interface AccountRows {
  get<Row>(table: Table<Row>, id: readonly string[]): Promise<Row | undefined>;
  list<Row>(table: Table<Row>, options?: ListOptions): Promise<readonly Listed<Row>[]>;
}

/** The tables that reading what a principal holds touches, beside those of the principals themselves. */
export const heldTables: readonly Table<unknown>[] = [entities, groups, memberships, inlinePolicies, attachments, policies, policyVersions];

/** What decisions call the policy: `user/ann/own`, or its ARN. */
export function sourceOf(held: HeldText): string {
  return held.kind === 'managed' ? held.arn : `${held.holder}/${held.holderName}/${held.name}`;
}

/** Which policies principals hold, and what they say: for the gate, the simulator and the reports the same ones. */
export class HeldTexts {
  readonly #rows: AccountRows;

  constructor(rows: AccountRows) {
    this.#rows = rows;
  }

  /** The user's own, then those of its groups (EVAL-4). */
  async ofUser(user: UserRow): Promise<HeldText[]> {
    const held = await this.#heldBy('user', user);
    for (const group of await this.groupsOf(user)) held.push(...(await this.ofGroup(group)));
    return held;
  }

  ofGroup(group: GroupRow): Promise<HeldText[]> {
    return this.#heldBy('group', group);
  }

  ofRole(role: RoleRow): Promise<HeldText[]> {
    return this.#heldBy('role', role);
  }

  async groupsOf(user: UserRow): Promise<readonly GroupRow[]> {
    const found: GroupRow[] = [];
    for (const { row } of await this.#rows.list(memberships, { under: [user.id] })) {
      const entity = await this.#rows.get(entities, [row.id]);
      const group = entity === undefined ? undefined : await this.#rows.get(groups, [nameKey(entity.name)]);
      if (group === undefined) throw new Error(`user ${user.id} is a member of ${row.id}, which does not exist`);
      found.push(group);
    }
    return found;
  }

  /** A managed policy that someone has. It cannot be deleted meanwhile; one that is missing all the same must not be passed over. */
  async mustExist(arn: string): Promise<HeldText> {
    const text = await this.managedText(arn);
    if (text === undefined) throw new Error(`the attached policy ${arn} does not exist`);
    return { kind: 'managed', arn, text };
  }

  /** The text of the default version of a managed policy; undefined if it does not exist. */
  async managedText(arn: string): Promise<string | undefined> {
    const aws = awsManagedPolicy(arn);
    if (aws !== undefined) return aws.document;
    const name = arn.slice(arn.lastIndexOf('/') + 1);
    const policy = await this.#rows.get(policies, [nameKey(name)]);
    if (policy?.arn !== arn) return undefined;
    const version = await this.#rows.get(policyVersions, [nameKey(name), versionKey(Number(policy.defaultVersion.slice(1)))]);
    if (version === undefined) throw new Error(`the policy ${arn} has no version ${policy.defaultVersion}`);
    return version.document;
  }

  async #heldBy(holder: EntityKind, row: { readonly id: string; readonly name: string }): Promise<HeldText[]> {
    const held: HeldText[] = [];
    for (const { row: inline } of await this.#rows.list(inlinePolicies, { under: [row.id] })) held.push({ kind: 'inline', holder, holderName: row.name, name: inline.name, text: inline.document });
    for (const { row: attached } of await this.#rows.list(attachments, { under: [row.id] })) held.push(await this.mustExist(attached.arn));
    return held;
  }
}
