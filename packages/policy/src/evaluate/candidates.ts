import type { Pattern } from '../match/pattern.ts';
import type { Request } from '../request/request.ts';
import type { ByResource } from './resource-index.ts';
import { byResource, FEW } from './resource-index.ts';

/** Statements of one effect that bear on an action, in the order of the documents. */
export class Selection<S extends { readonly resources: readonly Pattern[] | null }> {
  readonly all: readonly S[];
  private lookUp: ByResource<S> | null = null;

  constructor(all: readonly S[]) {
    this.all = all;
  }

  /** Those that may take the resource, in the same order; all of few statements, and for a resource of several names. */
  near({ resource, synonyms }: Pick<Request, 'resource' | 'synonyms'>): readonly S[] {
    if (this.all.length <= FEW || synonyms !== undefined) return this.all;
    return (this.lookUp ??= byResource(this.all, ({ resources }) => resources))(resource);
  }
}

/** Bound of an index of the actions that were asked for. AWS's largest service has some 700. */
const MAX_INDEXED = 1024;

/** What was found for each action, in whatever letter case it was asked for; bounded. */
export class ByAction<T> {
  private readonly find: (action: string) => T;
  private known: Map<string, T> | null = null;
  private lastAction: string | null = null;
  private last: T | null = null;

  constructor(find: (action: string) => T) {
    this.find = find;
  }

  get(action: string): T {
    // A decision asks twice, for denies and for allows, and many ask for one action in a row.
    if (this.last !== null && action === this.lastAction) return this.last;
    const found = this.known?.get(action) ?? this.add(action);
    this.lastAction = action;
    this.last = found;
    return found;
  }

  private add(action: string): T {
    const found = this.find(action);
    // Most lists of policies are asked for one action only: they need no map.
    if (this.last !== null && this.lastAction !== null) this.known ??= new Map([[this.lastAction, this.last]]);
    if (this.known !== null) {
      if (this.known.size >= MAX_INDEXED) this.known.clear();
      this.known.set(action, found);
    }
    return found;
  }
}
