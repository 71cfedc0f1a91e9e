import { GENESYS_REGIONS, type GenesysRegion } from './table.ts';

/** Where the third party lives for one of its Regions. */
export interface GenesysHome {
  readonly region: string;
  readonly domain: string;
  readonly partition: string;
  readonly account: string;
}

/** Accounts by Region, for environments that the table does not know (GEN-2) or whose account is not public (GEN-9). */
export type AccountsByRegion = Readonly<Record<string, string>>;

const ACCOUNT = /^\d{12}$/;

/** The home of organisations of a Region; throws an `Error` that says why if the Region is not offered. `accounts` comes before the table. */
export function genesysHome(region: string, accounts: AccountsByRegion = {}): GenesysHome {
  const known = GENESYS_REGIONS.find((candidate) => candidate.region === region);
  if (known === undefined) throw new Error(`\`${region}\` is not a Region of Genesys Cloud`);
  const account = Object.hasOwn(accounts, region) ? accounts[region]! : known.account;
  if (account === null) throw new Error(`the account of Genesys Cloud in \`${region}\` is not public; configure it to use this Region`);
  if (!ACCOUNT.test(account)) throw new Error(`\`${account}\` is not an account id of 12 digits`);
  return { region, domain: known.domain, partition: known.partition, account };
}

/** The Regions that can be used: those of the table whose account is known or configured. */
export function offeredRegions(accounts: AccountsByRegion = {}): readonly GenesysRegion[] {
  return GENESYS_REGIONS.filter((candidate) => candidate.account !== null || Object.hasOwn(accounts, candidate.region));
}
