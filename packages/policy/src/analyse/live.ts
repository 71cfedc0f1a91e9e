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
/** Longer leads are cut, so that there are few lengths to look up. */
const LENGTHS = [12, 16, 20, 24, 32, 48, 64];

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
      return String.fromCharCode(...glob.codes.subarray(0, Math.min(wild === -1 ? glob.codes.length : wild, 64)));
    }
  }
}

/** What every resource begins with that the pattern takes, cut to one of `LENGTHS`; empty if there is no telling. */
function leadOf(pattern: Pattern): string {
  const lead = pattern.fixed === null ? pattern.lead : leadOfGlob(pattern.fixed);
  const length = LENGTHS.findLast((one) => one <= lead.length);
  return length === undefined ? '' : lead.slice(0, length);
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
  return (resource) => {
    let found: Placed[] | null = null;
    for (const length of lengths) {
      const bucket = buckets.get(resource.slice(0, length));
      if (bucket !== undefined) found = found === null ? bucket : [...found, ...bucket];
    }
    if (found === null) return anyway;
    const placed = new Map([...always, ...found].map(({ live, at }) => [at, live]));
    return [...placed].sort(([one], [other]) => one - other).map(([, live]) => live);
  };
}
