import type { Glob } from '../match/glob.ts';
import type { Pattern } from '../match/pattern.ts';

/** Gives the items that may take a resource, in their order; those left out cannot. */
export type ByResource<T> = (resource: string) => readonly T[];

/** Up to so many items it is quicker to try them all. */
export const FEW = 8;
/** Longer leads of patterns in code units are cut. */
const LONGEST = 256;
/** Each length of a lead costs one look-up, so there are at most so many. */
const LENGTHS = 8;

interface Bucket<T> {
  readonly places: number[];
  readonly items: T[];
}

function leadOfGlob(glob: Glob): string {
  switch (glob.form) {
    case 'exact':
    case 'prefix':
      return glob.text;
    case 'pieces':
      return glob.first;
    case 'all':
      return '';
    case 'codes': {
      // Such a glob has a wildcard somewhere.
      const wild = glob.codes.findIndex((code) => code < 0);
      return String.fromCharCode(...glob.codes.subarray(0, Math.min(wild, LONGEST)));
    }
  }
}

/** What every resource begins with that the pattern takes; empty if there is no telling. */
function leadOf(pattern: Pattern): string {
  return pattern.fixed === null ? pattern.lead : leadOfGlob(pattern.fixed);
}

/** A few of the leads' lengths, spread so that a lead cut to the next shorter one of them loses little; longest first. */
function chosenLengths(leads: readonly string[]): number[] {
  const lengths = leads.map((lead) => lead.length).sort((one, other) => one - other);
  return [...new Set(Array.from({ length: LENGTHS }, (_, step) => lengths[Math.floor((step * lengths.length) / LENGTHS)] ?? 0))].toReversed();
}

function put<T>(buckets: Map<string, Bucket<T>>, key: string, place: number, item: T): void {
  const bucket = buckets.get(key);
  if (bucket === undefined) buckets.set(key, { places: [place], items: [item] });
  else if (bucket.places.at(-1) !== place) {
    bucket.places.push(place);
    bucket.items.push(item);
  }
}

/**
 * An index of items by the resources that they name: those without wildcards by their text, the others by what their patterns begin
 * with. `patternsOf` is null for an item whose resources cannot be looked up.
 */
export function byResource<T>(items: readonly T[], patternsOf: (item: T) => readonly Pattern[] | null): ByResource<T> {
  if (items.length <= FEW) return () => items;
  const always: Bucket<T> = { places: [], items: [] };
  const exact = new Map<string, Bucket<T>>();
  const begun: { readonly lead: string; readonly place: number }[] = [];
  for (const [place, item] of items.entries()) {
    const patterns = patternsOf(item);
    if (patterns === null || patterns.some((pattern) => leadOf(pattern) === '')) {
      always.places.push(place);
      always.items.push(item);
      continue;
    }
    for (const pattern of patterns) {
      if (pattern.fixed !== null && pattern.fixed.form === 'exact') put(exact, pattern.fixed.text, place, item);
      else begun.push({ lead: leadOf(pattern), place });
    }
  }
  const lengths = begun.length === 0 ? [] : chosenLengths(begun.map(({ lead }) => lead));
  const leads = new Map<string, Bucket<T>>();
  // A look-up costs more than a glance at the character that a lead of its length would end in.
  const cuts = lengths.map((length) => ({ length, ends: new Uint8Array(256) }));
  for (const { lead, place } of begun) {
    const { length, ends } = cuts.find((cut) => cut.length <= lead.length)!;
    ends[lead.charCodeAt(length - 1) & 255] = 1;
    put(leads, lead.slice(0, length), place, items[place]!);
  }

  return (resource) => {
    let found = exact.get(resource) ?? null;
    let more: Bucket<T>[] | null = null;
    for (let at = 0; at < cuts.length; at += 1) {
      const { length, ends } = cuts[at]!;
      if (length > resource.length || ends[resource.charCodeAt(length - 1) & 255] === 0) continue;
      const bucket = leads.get(resource.slice(0, length));
      if (bucket === undefined) continue;
      if (found === null) found = bucket;
      else (more ??= []).push(bucket);
    }
    if (found === null) return always.items;
    if (more === null && always.places.length === 0) return found.items;
    // An item may be in several buckets; what is decided must not hang on the index, so the order is the items' own.
    const places = new Set([...always.places, ...found.places, ...(more ?? []).flatMap((bucket) => bucket.places)]);
    return [...places].sort((one, other) => one - other).map((place) => items[place]!);
  };
}
