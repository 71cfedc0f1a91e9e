import type { CompiledPolicy } from '@octroi/policy';
import type { PolicyCache } from '../../../kernel/policy-cache.ts';
import type { PolicyReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Tag } from '../../../kernel/tags.ts';
import { awsManagedPolicy } from '../managed-policies/load.ts';
import { attachments, entities, groups, inlinePolicies, memberships, nameKey, policies, policyVersions, roles, users, versionKey, type RoleRow, type UserRow } from '../tables.ts';

/** What a user or role holds in its own right, before any session narrows it. */
export interface Holdings {
  readonly identity: readonly CompiledPolicy[];
  readonly boundary: CompiledPolicy | null;
  readonly tags: readonly Tag[];
}

/** Reads the policies of principals. The gate and the simulator use the same one. */
export class Gatherer {
  readonly #reader: PolicyReader;
  readonly #scope: Scope;
  readonly #cache: PolicyCache;

  constructor(reader: PolicyReader, scope: Scope, cache: PolicyCache) {
    this.#reader = reader;
    this.#scope = { ...scope, region: '-' };
    this.#cache = cache;
  }

  /** The row of the user or role with this unique id; undefined once it is deleted. */
  async userById(id: string): Promise<UserRow | undefined> {
    const entity = await this.#reader.get(entities, this.#scope, [id]);
    const row = entity?.kind === 'user' ? await this.#reader.get(users, this.#scope, [nameKey(entity.name)]) : undefined;
    return row?.id === id ? row : undefined;
  }

  async roleById(id: string): Promise<RoleRow | undefined> {
    const entity = await this.#reader.get(entities, this.#scope, [id]);
    const row = entity?.kind === 'role' ? await this.#reader.get(roles, this.#scope, [nameKey(entity.name)]) : undefined;
    return row?.id === id ? row : undefined;
  }

  async ofUser(user: UserRow): Promise<Holdings> {
    const identity = await this.#heldBy(user.id, `user/${user.name}`);
    for (const { row } of await this.#reader.list(memberships, this.#scope, { under: [user.id] })) {
      const entity = await this.#reader.get(entities, this.#scope, [row.id]);
      const group = entity === undefined ? undefined : await this.#reader.get(groups, this.#scope, [nameKey(entity.name)]);
      if (group === undefined) throw new Error(`user ${user.id} is a member of ${row.id}, which does not exist`);
      identity.push(...(await this.#heldBy(group.id, `group/${group.name}`)));
    }
    return { identity, boundary: await this.#boundary(user.boundary), tags: user.tags };
  }

  async ofRole(role: RoleRow): Promise<Holdings> {
    return { identity: await this.#heldBy(role.id, `role/${role.name}`), boundary: await this.#boundary(role.boundary), tags: role.tags };
  }

  /** The default version of a managed policy now; undefined if it does not exist. */
  async managed(arn: string): Promise<CompiledPolicy | undefined> {
    const text = await this.managedText(arn);
    return text === undefined ? undefined : this.#cache.get(arn, text);
  }

  /** The text of the default version of a managed policy; undefined if it does not exist. */
  async managedText(arn: string): Promise<string | undefined> {
    const aws = awsManagedPolicy(arn);
    if (aws !== undefined) return aws.document;
    const name = arn.slice(arn.lastIndexOf('/') + 1);
    const policy = await this.#reader.get(policies, this.#scope, [nameKey(name)]);
    if (policy?.arn !== arn) return undefined;
    const version = await this.#reader.get(policyVersions, this.#scope, [nameKey(name), versionKey(Number(policy.defaultVersion.slice(1)))]);
    if (version === undefined) throw new Error(`the policy ${arn} has no version ${policy.defaultVersion}`);
    return version.document;
  }

  compileInline(source: string, text: string): CompiledPolicy {
    return this.#cache.get(source, text);
  }

  async #heldBy(id: string, owner: string): Promise<CompiledPolicy[]> {
    const held: CompiledPolicy[] = [];
    for (const { row } of await this.#reader.list(inlinePolicies, this.#scope, { under: [id] })) held.push(this.#cache.get(`${owner}/${row.name}`, row.document));
    for (const { row } of await this.#reader.list(attachments, this.#scope, { under: [id] })) held.push(await this.#mustExist(row.arn));
    return held;
  }

  async #boundary(arn: string | undefined): Promise<CompiledPolicy | null> {
    return arn === undefined ? null : this.#mustExist(arn);
  }

  /** A policy that is attached cannot be deleted; one that is missing all the same must not be passed over. */
  async #mustExist(arn: string): Promise<CompiledPolicy> {
    const policy = await this.managed(arn);
    if (policy === undefined) throw new Error(`the attached policy ${arn} does not exist`);
    return policy;
  }
}
