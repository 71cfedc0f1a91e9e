import { ApiError } from './api-error.ts';
import type { PolicyReader } from './rows.ts';
import { globalScope, type Scope } from './scope.ts';
import { defineTable } from './table.ts';

/** How the Security Token Service serves an account (STS-3, STS-4). IAM, or the operator, writes it; STS reads it. */

export interface TokenVersionRow {
  /** Of session tokens that the global endpoint makes. */
  readonly version: 1 | 2;
}

export interface InactiveRegionsRow {
  readonly regions: readonly string[];
}

/** The only id of both tables. */
export const STS_SETTINGS = ['account'] as const;

/** [`account`]. */
export const tokenVersions = defineTable<TokenVersionRow>({ service: 'iam', name: 'token-version', kind: 'policy', regional: false });
/** [`account`]: the Regions in which STS makes no credentials for the account. */
export const inactiveRegions = defineTable<InactiveRegionsRow>({ service: 'sts', name: 'inactive-regions', kind: 'policy', regional: false });

/** The one Region in which STS cannot be switched off (STS-3). */
export const ALWAYS_ACTIVE = 'us-east-1';

/** Regions that an account has to enable at AWS before it can use them. Here every account has them; version 1 tokens are not valid there. */
const OPT_IN: ReadonlySet<string> = new Set([
  'af-south-1', 'ap-east-1', 'ap-east-2', 'ap-south-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ca-west-1',
  'eu-central-2', 'eu-south-1', 'eu-south-2', 'il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1',
]);

export function isOptInRegion(region: string): boolean {
  return OPT_IN.has(region);
}

/** Throws RegionDisabledException if STS makes no credentials for the account in the Region of the request (STS-4). */
export async function requireActiveRegion(look: PolicyReader, scope: Scope): Promise<void> {
  const row = await look.get(inactiveRegions, globalScope(scope), STS_SETTINGS);
  if (row === undefined || scope.region === ALWAYS_ACTIVE || !row.regions.includes(scope.region)) return;
  const text = `STS is not activated in this region for account:${scope.account}. Your account administrator can activate STS in this region using the IAM Console.`;
  throw new ApiError('RegionDisabledException', text, { status: 403 });
}

/** The version of the tokens that the global endpoint makes for the account; 1 unless it was set (STS-3). */
export async function tokenVersionOf(look: PolicyReader, scope: Scope): Promise<1 | 2> {
  return (await look.get(tokenVersions, globalScope(scope), STS_SETTINGS))?.version ?? 1;
}
