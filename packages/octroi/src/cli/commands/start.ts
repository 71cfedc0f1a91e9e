import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, MEMORY, type LaunchOptions, type Octroi } from '../../gateway/launch.ts';
import { PlacesError } from '../../gateway/places.ts';
import { nameOfBlobs, nameOfStore } from '../../store/store-spec.ts';
import { certificateProblem } from '../../gateway/tls.ts';
import type { SandboxChoice } from '../../services/lambda/execution/sandbox/level.ts';
import { proxiesProblem } from '../../gateway/transport.ts';
import { MAX_WORKERS } from '../../gateway/workers/shared.ts';
import { readAccountsFile } from '../accounts-file.ts';
import { readIssuersFile } from '../issuers-file.ts';
import { readCommand } from '../command-option.ts';
import { readFolder, readOptions, readPort, readSeconds, readText } from '../options.ts';
import { readBlobs, readEtcd, STORE_OPTIONS } from '../store-options.ts';
import { bold, columns, dim, say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { untilSignal } from '../until-signal.ts';

const HELP = `octroi start: serve IAM, STS, Organizations, Lambda and Lex on one port

  --port N             default 4747; 0 takes any free port
  --host ADDRESS       default 127.0.0.1
  --data DIR           default ./.octroi; \`:memory:\` keeps nothing
  --store URL          the store that several nodes share: etcd://[USER:PASSWORD@]H1:2379,H2:2379
                       [/PREFIX][?tls=true&ca=F&cert=F&key=F]; needs --blobs and OCTROI_MASTER_KEY
  --blobs PLACE        large values: a folder, or s3://BUCKET[/PREFIX][?endpoint=URL&region=R
                       &path-style=true]; default: in the data folder
  --accounts FILE      accounts that must exist, with fixed root keys if you like (JSON)
  --lambda-s3 DIR      packages of functions that requests name in S3: DIR/BUCKET/KEY
  --lex-recognizer "COMMAND ARG..."
                       what bots hear speech with: WAV on standard input, its language in
                       OCTROI_LOCALE, the text on standard output; run without a shell
  --oidc-keys FILE     keys of web identity issuers, or issuers of this host (JSON)
  --control            test endpoints under /_octroi/control/ (loopback only)
  --tls                HTTPS with a certificate made now
  --tls-cert F --tls-key F   HTTPS with yours (PEM)
  --lambda-sandbox L   namespaces: functions see a system of their own; process: they are processes
                       of this user, for code that you trust; auto (default): as well as can be
  --lambda-network N   what functions reach: none, octroi (the AWS APIs of this server; default)
                       or host
  --data-actions URL   the data actions' server, which the console's pages about Genesys Cloud
                       talk to; default http://127.0.0.1:4748
  --workers N          threads that answer IAM and STS beside the main one, all on one port (Linux);
                       as many as the machine has cores to spare; default: none
  --public-url URL     where clients reach this node and its like, such as a load balancer; it
                       stands in function URLs, issuers of tokens and links
  --drain-wait SECONDS when asked to end, requests are still taken for so long while readiness
                       (/_octroi/ready) is 503 already; default 0, with --store 2
  --trusted-proxy CIDR whose X-Forwarded-For is believed; may be given more than once
`;

export async function run(args: string[]): Promise<number> {
  const { values } = readOptions(args, {
    port: { type: 'string', default: '4747' },
    host: { type: 'string', default: '127.0.0.1' },
    ...STORE_OPTIONS,
    blobs: { type: 'string' },
    accounts: { type: 'string' },
    'lambda-s3': { type: 'string' },
    'lex-recognizer': { type: 'string' },
    'oidc-keys': { type: 'string' },
    control: { type: 'boolean', default: false },
    tls: { type: 'boolean', default: false },
    'tls-cert': { type: 'string' },
    'tls-key': { type: 'string' },
    'lambda-sandbox': { type: 'string', default: 'auto' },
    'lambda-network': { type: 'string' },
    'data-actions': { type: 'string', default: 'http://127.0.0.1:4748' },
    workers: { type: 'string', default: '0' },
    'public-url': { type: 'string' },
    'drain-wait': { type: 'string' },
    'trusted-proxy': { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const options: LaunchOptions = {
    port: readPort(values.port),
    host: readText('--host', values.host),
    data: readText('--data', values.data),
    ...(values.store === undefined ? {} : { store: readEtcd(values.store) }),
    ...(values.blobs === undefined ? {} : { blobs: readBlobs(values.blobs) }),
    accounts: values.accounts === undefined ? [] : readAccountsFile(values.accounts),
    issuers: values['oidc-keys'] === undefined ? [] : readIssuersFile(values['oidc-keys']),
    lambdaS3: values['lambda-s3'] === undefined ? null : readFolder('--lambda-s3', values['lambda-s3']),
    lexRecognizer: values['lex-recognizer'] === undefined ? null : readCommand('--lex-recognizer', values['lex-recognizer']),
    control: values.control,
    tls: tlsOf(values.tls, values['tls-cert'], values['tls-key']),
    functions: readSandbox(values['lambda-sandbox'], values['lambda-network']),
    trustedProxies: readProxies(values['trusted-proxy']),
    workers: readWorkers(values.workers),
    dataActions: originReader(values['data-actions']),
    publicUrl: values['public-url'] === undefined ? null : readOrigin(values['public-url']),
    drainWait: readSeconds('--drain-wait', values['drain-wait'] ?? (values.store === undefined ? '0' : '2')),
  };
  if (options.control && !isLoopback(options.host)) throw new UsageError(`--control needs a loopback --host, and \`${options.host}\` is none`);
  if (options.control && options.store !== undefined) throw new UsageError('--control resets a whole store, so it does not go with --store, which other nodes use');
  const octroi = await launchOrExplain(options);
  const asked = untilSignal();
  announce(octroi, options);
  await asked;
  return endWithin(octroi, (options.drainWait ?? 0) * 1000 + END_MILLIS);
}

/** Requests and functions get 12 s; what a store that is away takes comes on top. */
const END_MILLIS = 30_000;

/** Closes the server. A part that does not end does not keep the process: an orchestrator would kill it without a word. */
async function endWithin(octroi: Octroi, millis: number): Promise<number> {
  const late = setTimeout(() => {
    process.stderr.write(`octroi: did not end within ${millis / 1000} s\n`);
    process.exit(1);
  }, millis).unref();
  await octroi.close();
  clearTimeout(late);
  return 0;
}

/** What cannot go together is a fault of the command line. */
async function launchOrExplain(options: LaunchOptions): Promise<Octroi> {
  try {
    return await launch(options);
  } catch (error) {
    throw error instanceof PlacesError ? new UsageError(error.message) : error;
  }
}

function tlsOf(own: boolean, certFile: string | undefined, keyFile: string | undefined): LaunchOptions['tls'] {
  if ((certFile === undefined) !== (keyFile === undefined)) throw new UsageError('--tls-cert and --tls-key go together');
  if (certFile === undefined || keyFile === undefined) return own ? 'own' : null;
  const given = { cert: readPem(certFile), key: readPem(keyFile) };
  const problem = certificateProblem(given);
  if (problem !== null) throw new UsageError(problem);
  return given;
}

function readProxies(cidrs: readonly string[]): readonly string[] {
  const problem = proxiesProblem(cidrs);
  if (problem !== null) throw new UsageError(`--trusted-proxy: ${problem}`);
  return cidrs;
}

function readWorkers(text: string): number {
  const workers = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (!(workers <= MAX_WORKERS)) throw new UsageError(`\`${text}\` is no --workers: 0 to ${MAX_WORKERS} is needed`);
  return workers;
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be read: ${(error as Error).message}`);
  }
}

function readSandbox(level: string, network: string | undefined): SandboxChoice {
  if (level !== 'auto' && level !== 'namespaces' && level !== 'process') throw new UsageError(`\`${level}\` is no --lambda-sandbox: auto, namespaces or process is needed`);
  if (network === undefined) return { level };
  if (network !== 'none' && network !== 'octroi' && network !== 'host') throw new UsageError(`\`${network}\` is no --lambda-network: none, octroi or host is needed`);
  return { level, network };
}

/** The origin of an address, as a Content-Security-Policy names it. */
function originReader(address: string): () => string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) throw new UsageError(`\`${address}\` is no --data-actions: an http or https address is needed`);
  return () => url.origin;
}

/** An http or https address without a path. */
function readOrigin(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.username !== '' || url.hash !== '') throw new UsageError(`\`${address}\` is no --public-url: an http or https address without a path is needed`);
  return url.origin;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** What a person needs next: the endpoint, where the keys are, one command to try. */
function announce(octroi: Octroi, options: LaunchOptions): void {
  const { credentialsFile, endpoint } = octroi;
  const rows = [['endpoint', endpoint], ['console', `${endpoint}/console/`], ['data', options.data === MEMORY ? 'in memory; nothing is kept' : options.data]];
  if (options.store !== undefined) rows.push(['store', nameOfStore(options.store)]);
  if (options.blobs !== undefined) rows.push(['blobs', nameOfBlobs(options.blobs)]);
  // On a store that nodes share, the keys of an account are where the node wrote them that made it.
  if (credentialsFile !== null) rows.push(['root keys', octroi.profiles.length > 0 ? credentialsFile : 'in the data folder of the node that made the accounts']);
  else for (const key of octroi.made) rows.push([`root of ${key.accountId}`, `${key.accessKeyId} ${key.secretAccessKey}`]);
  const certificate = keepCertificate(octroi, options);
  if (certificate !== null) rows.push(['certificate', certificate]);
  if (options.workers !== undefined && options.workers > 0) rows.push(['workers', `${options.workers} for IAM and STS; the main thread for all else`]);
  if (octroi.functions !== null) rows.push(['functions', octroi.functions]);
  if (options.control) rows.push(['control', `${endpoint}/_octroi/control/ (this host only)`]);
  say(bold('Octroi is ready'));
  for (const line of columns(rows)) say(line);
  const profile = octroi.profiles.at(-octroi.made.length) ?? octroi.profiles[0];
  if (credentialsFile === null || profile === undefined) return;
  say();
  say(dim('try'));
  const trust = certificate === null ? '' : ` AWS_CA_BUNDLE=${certificate}`;
  say(`  export AWS_ENDPOINT_URL=${endpoint} AWS_SHARED_CREDENTIALS_FILE=${credentialsFile}${trust}`);
  say(`  aws sts get-caller-identity --profile ${profile} --region us-east-1`);
}

/** The file with the certificate that this start made; null if it made none, or keeps nothing. */
function keepCertificate({ certificate }: Octroi, { data }: LaunchOptions): string | null {
  if (certificate === null || data === MEMORY) return null;
  const file = join(data, 'certificate.pem');
  writeFileSync(file, certificate);
  return file;
}
