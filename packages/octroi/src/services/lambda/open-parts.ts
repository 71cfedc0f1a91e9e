import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kv } from '../../store/kv.ts';
import { backgroundRows } from '../../kernel/background.ts';
import type { Clocks } from '../../kernel/clock.ts';
import { aloneOnStore, type Nodes } from '../../kernel/nodes.ts';
import type { Outside, Sealer } from '../../kernel/operation.ts';
import { codeDownloadRoute, createCodeDownloads } from './code-downloads.ts';
import { createConcurrencyGate } from './concurrency/gate.ts';
import { createExecutor, type ExecutorOptions } from './execution/executor.ts';
import type { Peer } from './execution/peer.ts';
import type { Sandbox } from './execution/sandbox/level.ts';
import { executionSettings } from './execution/settings.ts';
import { createAsyncInvocations, type AsyncOptions } from './invoke/async-invocations.ts';
import { createLogShipper } from './logs/shipper.ts';
import { offExecutor } from './off-executor.ts';
import { noBuckets, openBuckets } from './packages/buckets.ts';
import { createRuntimeSupport } from './packages/runtime-support.ts';
import { asyncInvocations, buckets, codeDownloads, concurrencyGate, functionExecutor, functionUrls, runtimeSupport } from './parts.ts';
import { aliases, functions, leftovers, runtimeUpdates, versions } from './tables.ts';
import { accountConcurrency, provisionedConcurrency } from './concurrency/tables.ts';
import { eventInvokes, lineages, outbox, queue, queuedPayloads } from './invoke/tables.ts';
import { functionUrl, type FunctionUrls } from './urls/endpoint.ts';

export interface LambdaPartsNeeds {
  readonly kv: Kv;
  /** Who else works on the store; left out, nobody. */
  readonly nodes?: Nodes;
  readonly clocks: Clocks;
  readonly seal: Sealer;
  readonly outside: () => Outside;
  readonly folder: string | null;
  readonly endpoint: () => string;
  /** The address that is shown to clients; left out, the server's own. */
  readonly publicEndpoint?: () => string;
  readonly certificate: string | null;
  /** How functions are kept apart; left out, they are processes of this host's user. */
  readonly sandbox?: () => Promise<Sandbox>;
  /** Takes connections of functions out of networks of their own. */
  readonly connectFunction?: (socket: Socket) => void;
  readonly report: (fault: unknown) => void;
  /** The folder of buckets with packages; none: no bucket exists (LAM-26). */
  readonly lambdaS3?: string | null;
}

/** The part that runs functions. */
export function executorPart(needs: LambdaPartsNeeds, options: Partial<ExecutorOptions> = {}) {
  const folder = needs.folder === null ? mkdtempSync(join(tmpdir(), 'octroi-lambda-')) : join(needs.folder, 'lambda');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const caBundle = needs.certificate === null ? undefined : join(folder, 'ca.pem');
  if (caBundle !== undefined) writeFileSync(caBundle, needs.certificate ?? '', { mode: 0o644 });
  const shipper = createLogShipper(needs);
  const executor = createExecutor({
    folder: join(folder, 'scratch'),
    endpoint: needs.endpoint,
    now: needs.clocks.decision,
    log: (line) => process.stderr.write(`octroi: ${line}\n`),
    sink: shipper.sink,
    ...(caBundle === undefined ? {} : { caBundle }),
    ...executionSettings(process.env),
    ...(needs.sandbox === undefined ? {} : { sandbox: needs.sandbox }),
    ...(needs.connectFunction === undefined ? {} : { connect: needs.connectFunction }),
    ...options,
  });
  return {
    token: functionExecutor,
    value: executor,
    async reset() {
      executor.retire('', { kill: true });
      await shipper.reset();
    },
    owns: (peer: Peer) => executor.owns(peer),
    drain: () => executor.close(),
    async close() {
      await executor.close();
      await shipper.close();
      if (needs.folder === null) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The part that runs nothing: for tests that are about something else. */
export function offExecutorPart() {
  return { token: functionExecutor, value: offExecutor() };
}

export interface LambdaPartsOptions extends AsyncOptions {
  /** Refuses functions that cannot run on this host (LAM-24). Default: as the environment variable LAMBDA_STRICT_RUNTIME says. */
  readonly strictRuntime?: boolean;
}

/** The parts besides the executor: the queue, the links to code, the buckets of packages. */
export function lambdaParts(needs: LambdaPartsNeeds, options: LambdaPartsOptions = {}) {
  const { seal, outside, endpoint, publicEndpoint = endpoint, clocks } = needs;
  const queueWorker = createAsyncInvocations(
    {
      rows: backgroundRows(needs.kv, 'lambda', [functions, versions, aliases, accountConcurrency, eventInvokes, queue, queuedPayloads, lineages, leftovers, outbox, runtimeUpdates, provisionedConcurrency]),
      nodes: needs.nodes ?? aloneOnStore(),
      clocks,
      seal,
      outside,
      ready: () => endpoint() !== '',
      report: needs.report,
    },
    options,
  );
  return [
    { token: asyncInvocations, value: queueWorker, reset: () => queueWorker.reset(), close: () => queueWorker.close() },
    {
      token: codeDownloads,
      value: createCodeDownloads({ seal, endpoint: publicEndpoint, now: clocks.host }),
      routes: [codeDownloadRoute({ seal, now: clocks.host, blobs: () => outside().blobs })],
    },
    { token: functionUrls, value: { url: (urlId, region) => functionUrl(publicEndpoint(), urlId, region) } satisfies FunctionUrls },
    { token: buckets, value: needs.lambdaS3 === undefined || needs.lambdaS3 === null ? noBuckets : openBuckets(needs.lambdaS3) },
    { token: runtimeSupport, value: createRuntimeSupport(() => outside().use(functionExecutor), options.strictRuntime ?? process.env['LAMBDA_STRICT_RUNTIME'] === '1') },
    { token: concurrencyGate, value: createConcurrencyGate() },
  ];
}
