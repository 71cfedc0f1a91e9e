import type { Violation } from './violation.ts';

/** One answer to a request that only the grant allows. */
export interface Probe {
  readonly node: number;
  readonly start: number;
  readonly end: number;
  readonly allowed: boolean;
}

/** A grant that was given once and taken back once; it speaks of a resource that no other grant names. */
export interface Grant {
  readonly name: string;
  /** When the first request that gives it began; nothing may be allowed by it before. */
  readonly givingFrom: number;
  /** When giving was acknowledged; Infinity if it never was. */
  readonly given: number;
  /** When the first request that takes it back began; Infinity if none was sent. */
  readonly takingFrom: number;
  /** When taking back was acknowledged; Infinity if it never was. */
  readonly taken: number;
  /** False if a request to give it had no answer: it may give it once more at any time, so that later allows prove nothing. */
  readonly sure: boolean;
  readonly probes: readonly Probe[];
}

export interface Lag {
  readonly node: number;
  /** Milliseconds from the acknowledged revocation to the begin of the last request that was still allowed; 0 if there was none. */
  readonly milliseconds: number;
}

/** Checks that a decision follows a grant and its revocation within `bound` milliseconds (the freshness bound and its margin). */
export function checkGrants(grants: readonly Grant[], bound: number): Violation[] {
  return grants.flatMap((grant) => {
    const late = (probe: Probe, after: number): string => `${grant.name}: node ${probe.node} at ${Math.round(probe.start)} ms, ${Math.round(probe.start - after)} ms later`;
    return grant.probes.flatMap((probe): Violation[] => {
      if (probe.allowed && probe.end < grant.givingFrom) return [{ promise: 'nothing appears that was never written', what: `${grant.name}: node ${probe.node} allowed what was granted only later` }];
      if (probe.allowed && grant.sure && probe.start > grant.taken + bound) return [{ promise: 'revocation within the bound', what: `allowed after it was revoked: ${late(probe, grant.taken)}` }];
      if (!probe.allowed && probe.start > grant.given + bound && probe.end < grant.takingFrom) return [{ promise: 'grants within the bound', what: `denied after it was granted: ${late(probe, grant.given)}` }];
      return [];
    });
  });
}

/** How long after its acknowledgement each revocation was still not followed, for each node that was asked afterwards. */
export function revocationLags(grants: readonly Grant[]): Lag[] {
  return grants.flatMap((grant) => {
    if (!grant.sure || grant.taken === Infinity) return [];
    const after = grant.probes.filter((probe) => probe.start > grant.taken);
    return [...new Set(after.map(({ node }) => node))].map((node): Lag => {
      const allowed = after.filter((probe) => probe.node === node && probe.allowed).map(({ start }) => start - grant.taken);
      return { node, milliseconds: Math.max(0, ...allowed) };
    });
  });
}
