import { writeFileSync } from 'node:fs';
import { IAMClient } from '@aws-sdk/client-iam';
import { exitCodeOf, renderJunit, renderText, type ReadRole, type Report } from '@octroi/data-actions';
import { coloured, say } from '../terminal.ts';
import { assumingKeys, identityOf, type Identity } from './profiles.ts';
import { readRole } from './read-role.ts';
import type { VendorKeys } from './vendor-role.ts';

/** Options that every check has. */
export const CHECK_OPTIONS = {
  role: { type: 'string' },
  function: { type: 'string' },
  region: { type: 'string', default: 'us-east-1' },
  endpoint: { type: 'string' },
  'vendor-profile': { type: 'string' },
  'other-profile': { type: 'string', multiple: true, default: [] as string[] },
  'auditor-profile': { type: 'string' },
  json: { type: 'boolean', default: false },
  junit: { type: 'string' },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export const CHECK_HELP = `  --region REGION         whose STS endpoint is asked; default us-east-1
  --endpoint URL          default AWS_ENDPOINT_URL, else AWS itself
  --vendor-profile NAME   keys of the vendor's account; default those of the environment. The key
                          of a root user makes the vendor's role in a test installation
  --other-profile NAME    keys of an account that must be refused; may be given more than once
  --auditor-profile NAME  keys of the customer's account that may read the role's policies: they
                          are read as well as tried
  --json                  the report as JSON
  --junit FILE            writes JUnit XML beside what is printed
  --verbose               what was sent and came back also where all is well

Functions are asked for by dry runs: nothing is run and nothing is changed. Ends with 0 if the role
is right, with 1 if it needs mending, with 2 if the check could not be made.
`;

/** What the options say of who asks. */
export interface Means {
  readonly endpoint: string | undefined;
  readonly vendor: Identity;
  /** Keys that assume roles, by account. */
  readonly credentials: Readonly<Record<string, VendorKeys>>;
  readonly readRole: ReadRole | null;
}

export interface MeansOptions {
  readonly region: string;
  readonly endpoint: string | undefined;
  readonly 'vendor-profile'?: string | undefined;
  readonly 'other-profile': readonly string[];
  readonly 'auditor-profile'?: string | undefined;
}

/** Finds out whose keys were given, makes what a test installation lacks, runs the check, and takes the keys away that it made. */
export async function withMeans(options: MeansOptions, check: (means: Means) => Promise<Report>): Promise<Report> {
  const { region, endpoint } = options;
  const closing: (() => Promise<void>)[] = [];
  const credentials: Record<string, VendorKeys> = {};
  const add = async (profile: string | undefined): Promise<Identity> => {
    const identity = await identityOf(profile, region, endpoint);
    const { keys, close } = await assumingKeys(identity, endpoint);
    closing.push(close);
    credentials[identity.account] = keys;
    return identity;
  };
  try {
    const vendor = await add(options['vendor-profile']);
    for (const profile of options['other-profile']) await add(profile);
    return await check({ endpoint, vendor, credentials, readRole: options['auditor-profile'] === undefined ? null : auditor(options['auditor-profile'], region, endpoint) });
  } finally {
    await Promise.all(closing.map((close) => close()));
  }
}

function auditor(profile: string, region: string, endpoint: string | undefined): ReadRole {
  return async (roleArn) => {
    const iam = new IAMClient({ region, profile, maxAttempts: 2, ...(endpoint === undefined ? {} : { endpoint }) });
    try {
      return await readRole(iam, roleArn);
    } finally {
      iam.destroy();
    }
  };
}

/** Prints the report in the form that was asked for; returns the exit code. */
export function printReport(report: Report, options: { readonly json: boolean; readonly junit?: string | undefined; readonly verbose: boolean }): number {
  if (options.junit !== undefined) writeFileSync(options.junit, renderJunit(report));
  if (options.json) say(JSON.stringify(report, null, 2));
  else say(renderText(report, { colour: coloured, verbose: options.verbose, width: Math.min(process.stdout.columns ?? 100, 120) }));
  return exitCodeOf(report);
}

/** Whatever keeps a check from being made ends with 2: 1 says that the role is wrong. */
export async function orTwo(check: () => Promise<number>): Promise<number> {
  try {
    return await check();
  } catch (error) {
    process.stderr.write(`octroi: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}
