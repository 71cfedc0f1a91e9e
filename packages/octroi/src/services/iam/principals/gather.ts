import type { CompiledPolicy } from '@octroi/policy';
import type { PolicyCache } from '../../../kernel/policy-cache.ts';
import type { PolicyReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Tag } from '../../../kernel/tags.ts';
import { entities, nameKey, roles, users, type RoleRow, type UserRow } from '../tables.ts';
import { HeldTexts, sourceOf, type HeldText } from './held-texts.ts';

/** What a user or role holds in its own right, before any session narrows it. */
export interface Holdings {
  readonly identity: readonly CompiledPolicy[];
  readonly boundary: CompiledPolicy | null;
  readonly tags: readonly Tag[];
}

/** Reads the policies of principals for the gate; the simulator reads the same texts through HeldTexts. */
export class Gatherer {
  readonly #reader: PolicyReader;
  readonly #scope: Scope;
  readonly #cache: PolicyCache;
  readonly #held: HeldTexts;

  constructor(reader: PolicyReader, scope: Scope, cache: PolicyCache) {
    this.#reader = reader;
    this.#scope = { ...scope, region: '-' };
    this.#cache = cache;
    this.#held = new HeldTexts({ get: (table, id) => reader.get(table, this.#scope, id), list: (table, options) => reader.list(table, this.#scope, options) });
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
    return { identity: this.#compiled(await this.#held.ofUser(user)), boundary: await this.#boundary(user.boundary), tags: user.tags };
  }

  async ofRole(role: RoleRow): Promise<Holdings> {
    return { identity: this.#compiled(await this.#held.ofRole(role)), boundary: await this.#boundary(role.boundary), tags: role.tags };
  }

  /** The default version of a managed policy now; undefined if it does not exist. */
  async managed(arn: string): Promise<CompiledPolicy | undefined> {
    const text = await this.managedText(arn);
    return text === undefined ? undefined : this.#cache.get(arn, text);
  }

  /** The text of the default version of a managed policy; undefined if it does not exist. */
  managedText(arn: string): Promise<string | undefined> {
    return this.#held.managedText(arn);
  }

  compileInline(source: string, text: string): CompiledPolicy {
    return this.#cache.get(source, text);
  }

  /** Frozen, so that the engine knows the list again at once however long it is. */
  #compiled(held: readonly HeldText[]): readonly CompiledPolicy[] {
    return Object.freeze(held.map((policy) => this.#cache.get(sourceOf(policy), policy.text)));
  }

  async #boundary(arn: string | undefined): Promise<CompiledPolicy | null> {
    return arn === undefined ? null : this.#cache.get(arn, (await this.#held.mustExist(arn)).text);
  }
}
