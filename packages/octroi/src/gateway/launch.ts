import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { lockFolder } from '../store/folder-lock.ts';
import { openBlobs, openStore } from '../store/open-store.ts';
import { openKeyring } from '../store/seal.ts';
import type { BlobsSpec, StoreSpec } from '../store/store-spec.ts';
import type { Decided } from '../kernel/authorise.ts';
import { movableClocks, type MovableClocks } from '../kernel/clock.ts';
import { checkKeys, leaveKeys } from '../kernel/key-checks.ts';
import { aloneOnStore, amongNodes } from '../kernel/nodes.ts';
import { Journal } from '../kernel/trail/journal.ts';
import { setQuotas, type AccountSpec, type RootKey } from './accounts.ts';
import { compose, type Gateway } from './compose.ts';
import { CredentialsFile } from './credentials-file.ts';
import type { GivenIssuer } from './federation/issuer-keys.ts';
import { isKeyInUse } from './keys-in-use.ts';
import { endpointOf } from './listen.ts';
import { keysFor, keysForThreads, placesOf } from './places.ts';
import { chooseSandbox } from '../services/lambda/execution/sandbox/probe.ts';
import { importMover } from '../services/lex/imports/mover.ts';
import type { SandboxChoice } from '../services/lambda/execution/sandbox/level.ts';
import { SAMPLE_MILLIS } from './sampler.ts';
import { allServices, openParts } from './services.ts';
import { unlessStale } from './serving.ts';
import { certificateProblem, ownCertificate, type Certificate } from './tls.ts';
import { VERSION } from './version.ts';
import { Crew } from './workers/crew.ts';
import { openDoor } from './workers/door.ts';
import { Shared } from './workers/shared.ts';

export { MEMORY } from '../store/store-spec.ts';

/** A worker over a store that other nodes write, too, answers nobody when it has heard nothing of this thread for so long. */
const STALE_MILLIS = 2000;

/** How long requests that run may take to reach what they ask for, before functions take no more. */
const LET_IN_MILLIS = 1000;

/** What a first start without an accounts file makes. */
const FIRST_ACCOUNT: AccountSpec = { id: '000000000000', name: 'default' };

export interface LaunchOptions {
  /** A folder of this node alone, or `:memory:`. */
  readonly data: string;
  /** A store that several nodes share; default: in `data`. */
  readonly store?: StoreSpec;
  /** Where large values are; default: in `data`. A shared store needs a place that all its nodes reach. */
  readonly blobs?: BlobsSpec;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Accounts that must exist. None: a first start makes one. */
  readonly accounts: readonly AccountSpec[];
  readonly control: boolean;
  /** `own`: a certificate made now. */
  readonly tls: Certificate | 'own' | null;
  readonly trustedProxies: readonly string[];
  /** How functions are kept apart. Left out, as well as this host can; that is found out when the first one runs. */
  readonly functions?: SandboxChoice;
  /** Issuers of web identity tokens whose keys are given, or that are of this host; all others are asked over HTTPS. */
  readonly issuers?: readonly GivenIssuer[];
  /** Folder whose folders are buckets with packages of functions: DIR/BUCKET/KEY. */
  readonly lambdaS3?: string | null;
  /** The program that recognises speech for bots, with its arguments; default: none. */
  readonly lexRecognizer?: readonly string[] | null;
  /** Folder of a built console; default: that of the package @octroi/console. */
  readonly console?: string | null;
  /** Origin of the data actions' server, to which the console's pages about Genesys Cloud may send requests; default: none. */
  readonly dataActions?: () => string | null;
  /** Threads that listen and answer beside this one; default: none, this one does all (docs/adr/0013-workers.md). */
  readonly workers?: number;
  /** The address under which clients reach this server and its like, an origin; default: its own. */
  readonly publicUrl?: string | null;
  /** Seconds for which requests are still taken after readiness has become 503, so that load balancers notice; default 0. */
  readonly drainWait?: number;
  readonly clocks?: MovableClocks;
  readonly report?: (fault: unknown) => void;
  readonly onDecided?: (decided: Decided) => void;
}

/** A running server. */
export interface Octroi {
  readonly gateway: Gateway;
  /** `http://127.0.0.1:4747`. */
  readonly endpoint: string;
  readonly port: number;
  /** Root keys that this start made; they are shown once and written to `credentialsFile`. */
  readonly made: readonly RootKey[];
  /** Null for an instance on memory. */
  readonly credentialsFile: string | null;
  /** The profiles of `credentialsFile`, first to last; none for an instance on memory. */
  readonly profiles: readonly string[];
  /** PEM of the certificate to trust, if this start made its own. */
  readonly certificate: string | null;
  /** How functions are kept apart, as a sentence; null if nobody has asked for it. */
  readonly functions: string | null;
  /** The threads that answer beside this one; null without. */
  readonly crew: Crew | null;
  /** Tells load balancers, waits for them, takes no new work, lets running requests and functions end (10 s, and a moment to tell of it), closes. */
  close(): Promise<void>;
}

/** Opens the store, puts Octroi together and listens. Throws a sentence for what the user can mend. */
export async function launch(options: LaunchOptions): Promise<Octroi> {
  const places = placesOf(options);
  const { folder } = places;
  const chosen = options.functions === undefined ? null : await chooseSandbox(options.functions);
  if (folder !== null) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const threads = (options.workers ?? 0) === 0 ? null : { count: options.workers!, shared: new Shared() };
  if (threads !== null && options.clocks !== undefined) throw new Error('workers follow the clock that they share with the main thread, and no other');
  const keys = threads === null ? keysFor(places) : keysForThreads(keysFor(places));
  const seal = openKeyring(keys);
  // A store in the folder locks it itself.
  const unlock = folder === null || places.store.kind === 'folder' ? null : lockFolder(folder);
  const { kv, cluster } = await openStore(places.store).catch((error: unknown) => {
    unlock?.();
    throw error;
  });
  const report = unlessStale(options.report ?? writeFault, cluster);
  let close = (): Promise<void> => kv.close();
  try {
    const certificate = options.tls === 'own' ? await ownCertificate(options.host) : options.tls;
    const problem = certificate === null ? null : certificateProblem(certificate);
    if (problem !== null) throw new Error(problem);
    const nodes = cluster === null ? aloneOnStore() : amongNodes(cluster);
    if (places.store.kind !== 'memory') await checkKeys(kv, seal, nodes, (keyId) => isKeyInUse(kv, keyId));
    const clocks = options.clocks ?? movableClocks(Date.now, threads?.shared.clock);
    const journal = folder === null ? null : join(folder, 'decisions');
    const crew = threads === null ? null : new Crew({ ...threads, report, settings: { keys, version: VERSION, tls: certificate, trustedProxies: options.trustedProxies, journal, staleAfter: cluster === null ? null : STALE_MILLIS } });
    let endpoint = '';
    const parts = await openParts({
      kv,
      nodes,
      clocks,
      seal,
      outside: () => gateway.outside,
      folder,
      endpoint: () => endpoint,
      publicEndpoint: () => options.publicUrl ?? endpoint,
      certificate: certificate?.cert ?? null,
      issuers: options.issuers ?? [],
      lambdaS3: options.lambdaS3 ?? null,
      lexRecognizer: options.lexRecognizer ?? null,
      sandbox: () => (chosen === null ? chooseSandbox({ level: 'auto' }) : Promise.resolve(chosen)),
      connectFunction: (socket) => void gateway.functionServer().emit('connection', socket),
      report,
    });
    const gateway: Gateway = compose({
      kv,
      cluster,
      blobs: await openBlobs(places.blobs),
      seal,
      clocks,
      services: allServices,
      parts,
      version: VERSION,
      control: options.control,
      journal: journal === null ? null : new Journal(journal),
      tls: certificate,
      trustedProxies: options.trustedProxies,
      console: options.console ?? null,
      dataActions: options.dataActions ?? (() => null),
      report,
      ...(options.onDecided === undefined ? {} : { onDecided: options.onDecided }),
      siblings: crew,
    });
    close = () => gateway.close();
    const credentials = folder === null ? null : new CredentialsFile(join(folder, 'credentials'));
    const made = await bootstrap(gateway, options.accounts, credentials);
    await gateway.outside.use(importMover).moveAll();
    if (options.control) await gateway.endBootstrap();
    const door = await openDoor(gateway, { crew, kv, host: options.host, port: options.port, report });
    endpoint = endpointOf(options.host, door.port, certificate !== null);
    gateway.serving.start();
    gateway.sampler.start(SAMPLE_MILLIS);
    return {
      gateway,
      endpoint,
      port: door.port,
      made,
      credentialsFile: credentials?.path ?? null,
      profiles: credentials?.profiles() ?? [],
      functions: chosen?.sentence ?? null,
      crew,
      certificate: options.tls === 'own' ? (certificate?.cert ?? null) : null,
      async close() {
        gateway.serving.drain();
        if (options.drainWait !== undefined && options.drainWait > 0) await setTimeout(options.drainWait * 1000);
        const closed = door.close();
        // What has come in is let through to the functions, which then take no more.
        await Promise.race([closed, setTimeout(LET_IN_MILLIS, undefined, { ref: false })]);
        await Promise.all([closed, gateway.drain()]);
        // The registration ends by itself, so a store that is away keeps nobody here.
        await leaveKeys(kv, nodes).catch(report);
        await gateway.close();
        unlock?.();
      },
    };
  } catch (error) {
    await close();
    unlock?.();
    throw error;
  }
}

function writeFault(fault: unknown): void {
  process.stderr.write(`octroi: internal fault: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`);
}

/**
 * Makes the accounts that must exist; without any, the one of a first start. Each key is in the file before the next is made. Of one that
 * exists already the quotas alone are brought in line.
 */
async function bootstrap(gateway: Gateway, accounts: readonly AccountSpec[], credentials: CredentialsFile | null): Promise<RootKey[]> {
  const first = accounts.length === 0 && (await gateway.accounts()).length === 0;
  const made: RootKey[] = [];
  for (const spec of first ? [FIRST_ACCOUNT] : accounts) {
    const root = await gateway.addAccount(spec);
    if (root === null) {
      if (spec.quotas !== undefined) await setQuotas(gateway.kv, spec.id, spec.quotas);
      continue;
    }
    credentials?.add(root);
    made.push(root);
  }
  return made;
}
