import type { Commit, Entry, Revision } from '../kv.ts';
import type { Proposal, Verdict } from './committer.ts';

/** From the thread that owns the store to one with a replica. */
export type FromOwner =
  /** A part of the copy; each entry is as it was when it was read. */
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  /** The copy is whole, and true of this revision together with the commits that came before this message. */
  | { readonly kind: 'copied'; readonly revision: Revision; readonly number: number }
  | { readonly kind: 'commit'; readonly commit: Commit; readonly number: number }
  /** The owner itself missed something: a copy follows, and nothing is known until it is whole. */
  | { readonly kind: 'gap'; readonly number: number }
  | { readonly kind: 'verdict'; readonly id: number; readonly verdict: Verdict }
  | { readonly kind: 'refused'; readonly id: number; readonly refusal: Refusal };

/** From a thread with a replica to the owner. */
export interface FromReplica {
  readonly kind: 'propose';
  readonly id: number;
  readonly proposal: Proposal;
}

/** An error as another thread can be told of it. */
export interface Refusal {
  readonly name: string;
  readonly message: string;
}
