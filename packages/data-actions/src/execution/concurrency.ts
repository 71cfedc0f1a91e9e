/** GEN-78: how many actions run at once. */
export interface ConcurrencyGate {
  /** Gives a way to leave again, or null if the organisation, or all together, have reached their bound. */
  enter(organisationId: string): (() => void) | null;
  readonly running: number;
}

export function concurrencyGate(bounds: { readonly concurrentPerOrganisation: number; readonly concurrentInAll: number }): ConcurrencyGate {
  const running = new Map<string, number>();
  let all = 0;
  return {
    enter(organisationId) {
      const own = running.get(organisationId) ?? 0;
      if (own >= bounds.concurrentPerOrganisation || all >= bounds.concurrentInAll) return null;
      running.set(organisationId, own + 1);
      all += 1;
      let left = false;
      return () => {
        if (left) return;
        left = true;
        all -= 1;
        const now = running.get(organisationId)! - 1;
        if (now === 0) running.delete(organisationId);
        else running.set(organisationId, now);
      };
    },
    get running() {
      return all;
    },
  };
}
