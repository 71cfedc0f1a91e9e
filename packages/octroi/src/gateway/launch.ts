import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openBlobFolder } from '../store/blobs-folder.ts';
import { memoryBlobs } from '../store/blobs-memory.ts';
import { openMemoryStore } from '../store/memory.ts';
import { openKeyring } from '../store/seal.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import type { Decided } from '../kernel/authorise.ts';
import { movableClocks, type MovableClocks } from '../kernel/clock.ts';
import { Journal } from '../kernel/trail/journal.ts';
import type { AccountSpec, RootKey } from './accounts.ts';
import { compose, type Gateway } from './compose.ts';
import { writeCredentials } from './credentials-file.ts';
import { allServices, openParts } from './services.ts';
import { ownCertificate, type Certificate } from './tls.ts';
import { VERSION } from './version.ts';

export const MEMORY = ':memory:';

export interface LaunchOptions {
  /** A folder, or `:memory:`. */
  readonly data: string;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Accounts that must exist. None: a first start makes one. */
  readonly accounts: readonly AccountSpec[];
  readonly control: boolean;
  /** `own`: a certificate made now. */
  readonly tls: Certificate | 'own' | null;
  readonly trustedProxies: readonly string[];
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
  /** PEM of the certificate to trust, if this start made its own. */
  readonly certificate: string | null;
  /** Takes no new work, lets running requests end (10 s at most), closes. */
  close(): Promise<void>;
}

/** Opens the store, puts Octroi together and listens. Throws a sentence for what the user can mend. */
export async function launch(options: LaunchOptions): Promise<Octroi> {
  const inMemory = options.data === MEMORY;
  const report = options.report ?? ((fault: unknown) => process.stderr.write(`octroi: internal fault: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`));
  if (!inMemory) mkdirSync(options.data, { recursive: true, mode: 0o700 });
  const kv = inMemory ? openMemoryStore() : await openSqliteStore(options.data);
  try {
    return await open();
  } catch (error) {
    await kv.close();
    throw error;
  }

  async function open(): Promise<Octroi> {
    const seal = openKeyring({
      env: process.env['OCTROI_MASTER_KEY'],
      previous: process.env['OCTROI_MASTER_KEY_PREVIOUS'],
      folder: inMemory ? undefined : options.data,
    });
    const clocks = options.clocks ?? movableClocks();
    const certificate = options.tls === 'own' ? await ownCertificate(options.host) : options.tls;
    let endpoint = '';
    const parts = await openParts({
      kv,
      clocks,
      outside: () => gateway.outside,
      folder: inMemory ? null : options.data,
      endpoint: () => endpoint,
      certificate: certificate?.cert ?? null,
      report,
    });
    const gateway: Gateway = compose({
      kv,
      blobs: inMemory ? memoryBlobs() : await openBlobFolder(join(options.data, 'blobs')),
      seal,
      clocks,
      services: allServices,
      parts,
      version: VERSION,
      control: options.control,
      journal: inMemory ? null : new Journal(join(options.data, 'decisions')),
      tls: certificate,
      trustedProxies: options.trustedProxies,
      report,
      ...(options.onDecided === undefined ? {} : { onDecided: options.onDecided }),
    });
    const made = await bootstrap(gateway, options.accounts);
    if (options.control) await gateway.endBootstrap();
    const credentialsFile = inMemory ? null : join(options.data, 'credentials');
    if (credentialsFile !== null) writeCredentials(credentialsFile, made);
    const server = gateway.createServer();
    const port = await listen(server, options.port, options.host);
    endpoint = `${certificate === null ? 'http' : 'https'}://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
    gateway.setReady(true);
    return {
      gateway,
      endpoint,
      port,
      made,
      credentialsFile,
      certificate: options.tls === 'own' ? (certificate?.cert ?? null) : null,
      async close() {
        gateway.setReady(false);
        await closeServer(server);
        await gateway.close();
      },
    };
  }
}

/** Makes the accounts that must exist; without any, the one of a first start. */
async function bootstrap(gateway: Gateway, accounts: readonly AccountSpec[]): Promise<RootKey[]> {
  const made: RootKey[] = [];
  for (const spec of accounts) {
    const root = await gateway.addAccount(spec);
    if (root !== null) made.push(root);
  }
  if (accounts.length === 0 && (await gateway.accounts()).length === 0) {
    const root = await gateway.addAccount({ id: '000000000000', name: 'default' });
    if (root !== null) made.push(root);
  }
  return made;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} of ${host} is in use; stop what listens there, or give another with --port`) : error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

const DRAIN_MILLIS = 10_000;

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const hurry = setTimeout(() => server.closeAllConnections(), DRAIN_MILLIS);
    server.close(() => {
      clearTimeout(hurry);
      resolve();
    });
    server.closeIdleConnections();
  });
}
