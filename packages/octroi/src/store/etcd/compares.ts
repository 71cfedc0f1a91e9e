import type { ICompare } from 'etcd3';
import { covers, successor } from '../keys.ts';
import type { OrderedKey, Span } from '../keys.ts';
import type { Revision } from '../kv.ts';
import type { Proposal } from '../replica/committer.ts';
import type { Keyspace, Range } from './keyspace.ts';

/** What a transaction read, as etcd compares it: a key by its revision, or a range in which nothing is newer than a revision. */
export interface ReadSet {
  readonly compares: readonly ICompare[];
  /** What each of them compares, in the same order. */
  readonly ranges: readonly (Range | { readonly key: Buffer })[];
}

/**
 * The comparisons that hold if and only if nothing that the proposal read has been written since `revision` (deletions are writes, see
 * keyspace.ts). More than `limit` of them are made fewer by merging neighbours, those first that have most in common: that holds too only if
 * nothing was written, but may lose to a write between the two.
 */
export function readSet(proposal: Pick<Proposal, 'keys' | 'spans'>, revision: Revision, keyspace: Keyspace, limit: number): ReadSet {
  const spans = union(proposal.spans);
  const single = [...proposal.keys].filter(([key]) => !spans.some((span) => covers(span, key)));
  if (single.length + spans.length <= limit) {
    const ranges = [...single.map(([key]) => ({ key: keyspace.entry(key) })), ...spans.map((span) => keyspace.span(span))];
    const compares = ranges.map((range, index) => {
      const read = single[index]?.[1] ?? 0;
      return read > 0 ? writtenAt(range, read) : notWrittenAfter(range, revision);
    });
    return { compares, ranges };
  }
  const ranges = merged(union([...spans, ...single.map(([key]) => ({ low: key, high: successor(key) }))]), limit).map((span) => keyspace.span(span));
  return { compares: ranges.map((range) => notWrittenAfter(range, revision)), ranges };
}

function writtenAt(range: { readonly key: Buffer }, revision: Revision): ICompare {
  return { ...range, target: 'Mod', result: 'Equal', mod_revision: revision };
}

/** Absent counts as never written. */
function notWrittenAfter(range: Range | { readonly key: Buffer }, revision: Revision): ICompare {
  return { ...range, target: 'Mod', result: 'Less', mod_revision: revision + 1 };
}

/** The same keys in the fewest spans, in order. */
function union(spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) return spans;
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => (a.low < b.low ? -1 : a.low > b.low ? 1 : 0))) {
    const last = all.at(-1);
    if (last === undefined || (last.high !== undefined && last.high < span.low)) all.push(span);
    else if (last.high !== undefined && (span.high === undefined || span.high > last.high)) all[all.length - 1] = { low: last.low, high: span.high };
  }
  return all;
}

/** At most `limit` spans that hold all of these, which are in order and apart. */
function merged(spans: readonly Span[], limit: number): readonly Span[] {
  if (spans.length <= limit) return spans;
  const gaps = spans.slice(1).map((span, index) => ({ before: index + 1, common: commonLength(spans[index]!.low, span.low) }));
  gaps.sort((a, b) => b.common - a.common || a.before - b.before);
  const closed = new Set(gaps.slice(0, spans.length - limit).map((gap) => gap.before));
  const fewer: Span[] = [];
  for (const [index, span] of spans.entries()) {
    if (closed.has(index)) fewer[fewer.length - 1] = { low: fewer.at(-1)!.low, high: span.high };
    else fewer.push(span);
  }
  return fewer;
}

function commonLength(a: OrderedKey, b: OrderedKey): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
