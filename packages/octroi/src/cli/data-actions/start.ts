import { existsSync, readdirSync } from 'node:fs';
import { DEFAULT_PORT, type DataActions, type OrganisationOptions } from '@octroi/data-actions';
import { readOptions, readPort, readText } from '../options.ts';
import { bold, columns, dim, say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { untilSignal } from '../until-signal.ts';
import { readOrganisationsFile } from './organisations-file.ts';
import { consoleOriginsOf, readConsoleOrigins } from './console-origins.ts';
import { endpointOf, identityOf, type Identity } from './profiles.ts';
import { startThirdParty } from './third-party.ts';
import type { VendorKeys } from './vendor-role.ts';

const MEMORY = ':memory:';

const HELP = `octroi data-actions start: serve the Platform API of Genesys Cloud's AWS Lambda data actions

  --port N                default ${DEFAULT_PORT}; 0 takes any free port
  --host ADDRESS          default 127.0.0.1
  --data DIR              default ./.octroi-data-actions; \`${MEMORY}\` keeps nothing
  --endpoint URL          Octroi's address; default AWS_ENDPOINT_URL, else http://127.0.0.1:4747
  --vendor-profile NAME   keys of the vendor's account, 765628985471 (325654371633 for FedRAMP);
                          may be given more than once. With a root user's key the vendor's role is
                          made; other keys become the role genesys-cloud-data-actions, which must
                          be there. Default the credentials of the environment
  --auditor-profile NAME  keys of a customer's account: traces tell its side of a refusal as well
  --console-origin URL    web pages of this origin may use the API (CORS), and no others; may be given
                          more than once. Default: where this Octroi serves its console
  --organisation FILE     organisations that must exist, with their OAuth clients (JSON)
  --org ID --org-name NAME --region REGION   the same for one, with a client that is made
  --log                   one line of JSON for each request, on standard error

A first start without organisations makes one. Secrets that are made are shown once.
`;

/** `octroi data-actions start`. */
export async function run(args: string[]): Promise<number> {
  const { values } = readOptions(args, {
    port: { type: 'string', default: String(DEFAULT_PORT) },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string', default: '.octroi-data-actions' },
    endpoint: { type: 'string' },
    'vendor-profile': { type: 'string', multiple: true, default: [] as string[] },
    'auditor-profile': { type: 'string', multiple: true, default: [] as string[] },
    'console-origin': { type: 'string', multiple: true, default: [] as string[] },
    organisation: { type: 'string' },
    org: { type: 'string' },
    'org-name': { type: 'string' },
    region: { type: 'string' },
    log: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const data = readText('--data', values.data);
  const organisations = organisationsOf(values, data === MEMORY || !existsSync(data) || readdirSync(data).length === 0);
  const port = readPort(values.port);
  const host = readText('--host', values.host);
  const endpoint = endpointOf(values.endpoint) ?? 'http://127.0.0.1:4747';
  const named = readConsoleOrigins(values['console-origin']);
  const consoleOrigins = named.length === 0 ? consoleOriginsOf(endpoint) : named;
  const vendors = await identities(values['vendor-profile'].length === 0 ? [undefined] : values['vendor-profile'], endpoint);
  const auditors = await identities(values['auditor-profile'], endpoint);
  const isRoot = ({ arn }: Identity): boolean => arn.endsWith(':root');
  const running = await startThirdParty({
    port,
    host,
    endpoint,
    organisations,
    consoleOrigins,
    administrators: keysOf(vendors.filter(isRoot)),
    users: keysOf(vendors.filter((identity) => !isRoot(identity))),
    auditors: keysOf(auditors),
    ...(data === MEMORY ? {} : { data }),
    ...(values.log ? { log: (entry) => void process.stderr.write(`${JSON.stringify(entry)}\n`) } : {}),
  });
  const asked = untilSignal();
  announce(running, { endpoint, data, vendors, consoleOrigins });
  await asked;
  await running.close();
  return 0;
}

interface OrganisationFlags {
  readonly organisation?: string | undefined;
  readonly org?: string | undefined;
  readonly 'org-name'?: string | undefined;
  readonly region?: string | undefined;
}

function organisationsOf(flags: OrganisationFlags, first: boolean): readonly OrganisationOptions[] {
  const { organisation, org, 'org-name': name, region } = flags;
  const one = org !== undefined || name !== undefined || region !== undefined;
  if (organisation !== undefined && one) throw new UsageError('--organisation FILE says all about organisations; leave --org, --org-name and --region out');
  if (organisation !== undefined) return readOrganisationsFile(organisation);
  if (!one && !first) return [];
  return [{ ...(org === undefined ? {} : { id: org }), name: name ?? 'Octroi', region: region ?? 'us-east-1', clients: [{}] }];
}

async function identities(profiles: readonly (string | undefined)[], endpoint: string): Promise<Identity[]> {
  const found: Identity[] = [];
  for (const profile of profiles) found.push(await identityOf(profile, 'us-east-1', endpoint));
  return found;
}

const keysOf = (list: readonly Identity[]): Record<string, VendorKeys> => Object.fromEntries(list.map(({ account, keys }) => [account, keys]));

/** What a person needs next: the endpoint, the organisations, their clients' secrets, one command to try. */
function announce(running: DataActions, { endpoint, data, vendors, consoleOrigins }: { readonly endpoint: string; readonly data: string; readonly vendors: readonly Identity[]; readonly consoleOrigins: readonly string[] }): void {
  const rows = [['endpoint', running.endpoint], ['Octroi', endpoint], ['data', data === MEMORY ? 'in memory; nothing is kept' : data], ['vendor', `account ${vendors.map(({ account }) => account).join(' and ')}`], ['console', `pages of ${consoleOrigins.join(' and ')} may use it`]];
  for (const { id, name, region, clients } of running.organisations) {
    rows.push(['organisation', `${id}  ${name}, ${region}`]);
    for (const client of clients) rows.push(['client', client.secret === undefined ? client.id : `${client.id}  secret ${client.secret}`]);
  }
  say(bold('Data actions are ready'));
  for (const line of columns(rows)) say(line);
  const client = running.organisations.flatMap(({ clients }) => clients).find(({ secret }) => secret !== undefined);
  if (client === undefined) return;
  say();
  say(dim('try'));
  say(`  curl -s -u ${client.id}:${client.secret} -d grant_type=client_credentials ${running.endpoint}/oauth/token`);
}
