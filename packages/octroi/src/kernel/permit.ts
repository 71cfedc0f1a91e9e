import { GLOBAL_REGION, type Scope } from './scope.ts';
import type { Table } from './table.ts';

export type Mode = 'read' | 'write';

/** What a permit opens: these tables of this service in this scope, to read or to write. */
export interface Grant {
  readonly scope: Scope;
  readonly tables: readonly Table<unknown>[];
  readonly mode: Mode;
}

type State = 'open' | 'committed' | 'spent';
type Mint = (grants: readonly Grant[]) => Permit;

let mint: Mint | null = null;
/** Known to this module alone: TypeScript's `private` does not bind at run time. */
const MINTED_HERE = Symbol('minted here');

/**
 * The capability that an allowed decision mints. Rows hang on it: no permit, no data. It belongs to one attempt of one
 * request and dies with it. It cannot be constructed outside this class, and what looks like one is refused by `#state`.
 */
export class Permit {
  readonly #grants: readonly Grant[];
  #state: State = 'open';

  private constructor(proof: symbol, grants: readonly Grant[]) {
    if (proof !== MINTED_HERE) throw new PermitError('only an allowed decision makes a permit');
    this.#grants = grants;
  }

  static {
    mint = (grants) => new Permit(MINTED_HERE, grants);
  }

  /** Throws unless the permit is open and covers the table in the scope and mode. */
  require(table: Table<unknown>, scope: Scope, mode: Mode): void {
    if (this.#state !== 'open') throw new PermitError('the permit belongs to an attempt that has ended');
    for (const grant of this.#grants) {
      if (mode === 'write' && grant.mode !== 'write') continue;
      if (grant.scope.account !== scope.account || grant.scope.partition !== scope.partition) continue;
      if (table.regional && (grant.scope.region !== scope.region || scope.region === GLOBAL_REGION)) continue;
      if (grant.tables.includes(table)) return;
    }
    throw new PermitError(`the permit does not cover ${mode} of ${table.service}/${table.name} in ${scope.account}/${scope.region}`);
  }

  /** The attempt has committed: rows are closed, one outside effect may follow. */
  commit(): void {
    if (this.#state !== 'open') throw new PermitError('only an open permit commits');
    this.#state = 'committed';
  }

  /** The attempt has ended without a commit, or its effect is under way. */
  end(): void {
    this.#state = 'spent';
  }

  /** Takes the right to the one outside effect of a committed request. */
  perform(): void {
    if (this.#state !== 'committed') throw new PermitError('an outside effect needs a committed permit, once');
    this.#state = 'spent';
  }
}

/** A handler reached for what its decision did not cover: a fault of ours, never shown to a client. */
export class PermitError extends Error {
  override readonly name = 'PermitError';
}

/** The right to mint, given away once, to kernel/authorise.ts; a second claim throws. */
export function claimMint(): Mint {
  if (mint === null) throw new PermitError('the right to mint permits is already taken');
  const taken = mint;
  mint = null;
  return taken;
}
