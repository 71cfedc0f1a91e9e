import type { Caller } from './caller.ts';
import { KEEP_AGAIN_MILLIS } from './last-uses.ts';
import type { Operation } from './operation.ts';

/** A principal's attempt to use a service, allowed or not. */
export interface AccessUse {
  readonly partition: string;
  readonly account: string;
  /** The unique id of a user or role; `root` for the root user. */
  readonly principal: string;
  /** The action as policies name it: `iam:GetUser`. */
  readonly action: string;
  /** Milliseconds of the decision clock. */
  readonly at: number;
  readonly region: string;
}

/** Writes a use down. */
export type KeepAccess = (use: AccessUse) => Promise<void>;

const MAX_REMEMBERED = 100_000;

/**
 * Which principals used which services and actions (IAM-180): one use an hour is written down of each principal and action, since a
 * write for every request would cost more than it tells. Bounded; what was forgotten is looked up in its row once too often.
 */
export class AccessUses {
  readonly #keep: KeepAccess;
  readonly #max: number;
  /** Milliseconds when a use was last given to be written down, by operation and principal. */
  readonly #keptAt = new Map<Operation, Map<string, number>>();
  #remembered = 0;

  constructor(keep: KeepAccess, max = MAX_REMEMBERED) {
    this.#keep = keep;
    this.#max = max;
  }

  /** Null if nothing needs to be written, which is nearly always; a writing that fails is tried again after an hour. */
  note(caller: Caller, operation: Operation, at: number, region: string): Promise<void> | null {
    const name = nameOf(caller);
    if (name === null) return null;
    const keptAt = this.#keptAt.get(operation)?.get(name);
    if (keptAt !== undefined && at - keptAt < KEEP_AGAIN_MILLIS) return null;
    this.#remember(operation, name, at, keptAt === undefined);
    const { partition, account, principal } = caller;
    if (account === null) return null;
    return this.#keep({ partition, account, principal: principal.kind === 'root' ? 'root' : name, action: actionOf(operation), at, region });
  }

  clear(): void {
    this.#keptAt.clear();
    this.#remembered = 0;
  }

  #remember(operation: Operation, name: string, at: number, isNew: boolean): void {
    if (isNew && this.#remembered >= this.#max) this.clear();
    if (isNew) this.#remembered++;
    const ofOperation = this.#keptAt.get(operation);
    if (ofOperation === undefined) this.#keptAt.set(operation, new Map([[name, at]]));
    else ofOperation.set(name, at);
  }
}

/** What tells principals apart that are reported: users, roles by their sessions, and root users; null for federated users and services. */
function nameOf({ principal }: Caller): string | null {
  switch (principal.kind) {
    case 'user':
      return principal.id;
    case 'role-session':
      return principal.roleId;
    case 'root':
      return principal.arn;
    default:
      return null;
  }
}

/** What an operation is called in policies: the first action that it declares. */
function actionOf({ access, service, name }: Operation): string {
  return access.kind === 'asks' && access.declares.length > 0 ? access.declares[0]!.action : `${service}:${name}`;
}
