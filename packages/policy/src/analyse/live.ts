import type { CompiledStatement } from '../evaluate/compile.ts';
import type { Layer } from '../evaluate/policies.ts';
import type { Glob } from '../match/glob.ts';
import type { Pattern } from '../match/pattern.ts';

/** A statement that has matched but for its resource. */
export interface Live {
  readonly statement: CompiledStatement;
  readonly layer: Layer;
  readonly grants: number;
}

/** Gives the statements that may take a resource, in order; those left out cannot. */
export type Lives = (resource: string) => readonly Live[];

const NONE: readonly Live[] = [];
/** Up to so many statements it is quicker to try them all. */
const FEW = 6;
/** Longer leads are cut, so that there are not too many lengths to look up. */
const LONGEST = 64;

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
      const wild = glob.codes.findIndex((code) => code < 0);
      return String.fromCharCode(...glob.codes.subarray(0, Math.min(wild === -1 ? glob.codes.length : wild, LONGEST)));
    }
  }
}

/** What every resource begins with that the pattern takes; empty if there is no telling. */
function leadOf(pattern: Pattern): string {
  return (pattern.fixed === null ? pattern.lead : leadOfGlob(pattern.fixed)).slice(0, LONGEST);
}

interface Placed {
  readonly live: Live;
  readonly at: number;
}

/** An index of statements by what their resources begin with. */
export function indexed(lives: readonly Live[]): Lives {
  if (lives.length === 0) return () => NONE;
  if (lives.length <= FEW) return () => lives;
  const always: Placed[] = [];
  const buckets = new Map<string, Placed[]>();
  const lengths = new Set<number>();
  for (const [at, live] of lives.entries()) {
    const { resources } = live.statement;
    const leads = new Set((resources ?? []).map(leadOf));
    if (resources === null || leads.has('')) {
      always.push({ live, at });
      continue;
    }
    for (const lead of leads) {
      lengths.add(lead.length);
      const bucket = buckets.get(lead);
      if (bucket === undefined) buckets.set(lead, [{ live, at }]);
      else bucket.push({ live, at });
    }
  }
  const anyway = always.map(({ live }) => live);
  const alone = new Map([...buckets].map(([lead, bucket]) => [lead, bucket.map(({ live }) => live)]));
  return (resource) => {
    const leads: string[] = [];
    for (const length of lengths) {
      const lead = resource.slice(0, length);
      if (buckets.has(lead)) leads.push(lead);
    }
    const [first] = leads;
    if (first === undefined) return anyway;
    if (leads.length === 1 && always.length === 0) return alone.get(first)!;
    // A statement may be in several buckets; the order is the document's.
    const placed = new Map(always.map(({ live, at }) => [at, live]));
    for (const lead of leads) for (const { live, at } of buckets.get(lead)!) placed.set(at, live);
    return [...placed].sort(([one], [other]) => one - other).map(([, live]) => live);
  };
}
