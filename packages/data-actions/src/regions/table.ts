import { GENESYS_ACCOUNT, GENESYS_FEDRAMP_ACCOUNT } from './accounts.ts';

/** A Genesys Region: an AWS Region, the domain of its API and login hosts, and the account it assumes roles from. */
export interface GenesysRegion {
  readonly region: string;
  /** `https://api.<domain>`, `https://login.<domain>`. */
  readonly domain: string;
  readonly partition: string;
  /** null where the account is not public: the Region is not offered until it is configured (GEN-9). */
  readonly account: string | null;
}

const core = (region: string, domain: string): GenesysRegion => ({ region, domain, partition: 'aws', account: GENESYS_ACCOUNT });

/** GEN-9, in its order. */
export const GENESYS_REGIONS: readonly GenesysRegion[] = [
  core('us-east-1', 'mypurecloud.com'),
  core('eu-west-1', 'mypurecloud.ie'),
  core('ap-southeast-2', 'mypurecloud.com.au'),
  core('ap-northeast-1', 'mypurecloud.jp'),
  core('eu-central-1', 'mypurecloud.de'),
  core('us-west-2', 'usw2.pure.cloud'),
  core('ca-central-1', 'cac1.pure.cloud'),
  core('ap-northeast-2', 'apne2.pure.cloud'),
  core('eu-west-2', 'euw2.pure.cloud'),
  core('ap-south-1', 'aps1.pure.cloud'),
  { region: 'us-east-2', domain: 'use2.us-gov-pure.cloud', partition: 'aws', account: GENESYS_FEDRAMP_ACCOUNT },
  core('sa-east-1', 'sae1.pure.cloud'),
  core('me-central-1', 'mec1.pure.cloud'),
  core('ap-northeast-3', 'apne3.pure.cloud'),
  core('eu-central-2', 'euc2.pure.cloud'),
  core('mx-central-1', 'mxc1.pure.cloud'),
  core('ap-southeast-1', 'apse1.pure.cloud'),
  { region: 'eusc-de-east-1', domain: 'edee1.eusc-pure.cloud', partition: 'aws-eusc', account: null },
];
