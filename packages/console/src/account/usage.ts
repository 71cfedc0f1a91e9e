/** One thing that an account has a number of, and how many it may have. */
export interface Usage {
  readonly name: UsageName;
  readonly used: number;
  readonly quota: number;
}

/** Those entries of GetAccountSummary that come with a quota of the account. */
export const USAGE_NAMES = ['Users', 'Groups', 'Roles', 'Policies', 'PolicyVersionsInUse', 'InstanceProfiles', 'ServerCertificates'] as const;
export type UsageName = (typeof USAGE_NAMES)[number];

/** What stands beside its quota in a summary. */
export function usagesOf(summary: Readonly<Record<string, number>>): readonly Usage[] {
  return USAGE_NAMES.flatMap((name) => {
    const [used, quota] = [summary[name], summary[`${name}Quota`]];
    return used === undefined || quota === undefined ? [] : [{ name, used, quota }];
  });
}

/** Percent of the quota, at most 100. */
export function percentOf({ used, quota }: Usage): number {
  return quota === 0 ? 100 : Math.min(100, (used / quota) * 100);
}
