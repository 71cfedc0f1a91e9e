import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { LexModelBuildingServiceClient } from '@aws-sdk/client-lex-model-building-service';
import { LexRuntimeServiceClient } from '@aws-sdk/client-lex-runtime-service';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { PollyClient } from '@aws-sdk/client-polly';
import { STSClient } from '@aws-sdk/client-sts';
import type { Decided } from '../kernel/authorise.ts';
import { movableClocks, type MovableClocks } from '../kernel/clock.ts';
import { compose, type Gateway, type Part } from '../gateway/compose.ts';
import { unlessStale } from '../gateway/serving.ts';
import { comprehendService } from '../services/comprehend/service.ts';
import { iamService } from '../services/iam/service.ts';
import { lambdaParts, offExecutorPart } from '../services/lambda/open-parts.ts';
import { lambdaService } from '../services/lambda/service.ts';
import { archiveParts } from '../services/lex/archive-parts.ts';
import { botBuilder } from '../services/lex/build/builder.ts';
import { builderParts } from '../services/lex/build/open-parts.ts';
import { runtimeParts } from '../services/lex/runtime/open-parts.ts';
import { runtimeSettings } from '../services/lex/runtime/parts.ts';
import { lexService } from '../services/lex/service.ts';
import { logsParts } from '../services/logs/open-parts.ts';
import { logKeeper } from '../services/logs/parts.ts';
import { logsService } from '../services/logs/service.ts';
import { speechParts } from '../services/polly/open-parts.ts';
import { speaker } from '../services/polly/parts.ts';
import { pollyService } from '../services/polly/service.ts';
import { stsParts } from '../services/sts/open-parts.ts';
import { octroiService } from '../services/octroi/service.ts';
import { organizationsService } from '../services/organizations/service.ts';
import { stsService } from '../services/sts/service.ts';
import { accountMakerPart } from '../gateway/account-maker.ts';
import { issuerKeysPart, type GivenIssuer } from '../gateway/federation/issuer-keys.ts';
import type { PartsNeeds } from '../gateway/services.ts';
import { amongNodes } from '../kernel/nodes.ts';
import type { Service } from '../kernel/operation.ts';
import { memoryBlobs } from '../store/blobs-memory.ts';
import { openMemoryStore } from '../store/memory.ts';
import type { Blobs } from '../store/blobs.ts';
import type { ClusterStore } from '../store/cluster-store.ts';
import type { Kv } from '../store/kv.ts';
import { openKeyring, type Keyring } from '../store/seal.ts';
import { inProcessHandler } from './in-process.ts';
import { OctroiClient } from './octroi-client.ts';
import { openShadow } from './shadow.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface WorldOptions {
  readonly services?: readonly Service[];
  /** Default: Lambda's, with an executor that runs nothing and answers with the event (LAM-136). */
  readonly parts?: readonly Part[] | ((needs: PartsNeeds) => readonly Part[] | Promise<readonly Part[]>);
  /** Where functions reach this world, if a test lets it listen. */
  readonly endpoint?: () => string;
  /** Issuers of web identity tokens with their keys; all others would be asked over the network. */
  readonly issuers?: readonly GivenIssuer[];
  /** How often a transaction's body runs again for no reason, so that a body with other effects is found. Default 0.3. */
  readonly rerunProbability?: number;
  readonly onDecided?: (decided: Decided) => void;
  /** False: the reference evaluator does not decide everything a second time. Its objections are faults. Default true. */
  readonly shadow?: boolean;
  /** Milliseconds of the host's clock; default the real one. */
  readonly hostClock?: () => number;
  /** The store and the keys of another world, of which this one is a second node; default: its own. `rerunProbability` is the store's then. */
  readonly node?: { readonly kv: Kv; readonly seal: Keyring; readonly cluster?: ClusterStore; readonly blobs?: Blobs };
}

/** A whole Octroi on memory, in this process, without a socket: for tests of operations. */
export interface World {
  readonly gateway: Gateway;
  readonly clocks: MovableClocks;
  /** Faults of ours that were reported; a test that ends with one in here has found a bug. */
  readonly faults: unknown[];
  /** Lines that the server's log would warn with. */
  readonly warnings: string[];
  /** A fresh account with its root key. */
  account(id?: string): Promise<Credentials & { readonly accountId: string }>;
  iam(credentials: Credentials, region?: string): IAMClient;
  sts(credentials: Credentials, region?: string): STSClient;
  lambda(credentials: Credentials, region?: string): LambdaClient;
  organizations(credentials: Credentials, region?: string): OrganizationsClient;
  logs(credentials: Credentials, region?: string): CloudWatchLogsClient;
  lexModels(credentials: Credentials, region?: string): LexModelBuildingServiceClient;
  lexRuntime(credentials: Credentials, region?: string): LexRuntimeServiceClient;
  comprehend(credentials: Credentials, region?: string): ComprehendClient;
  polly(credentials: Credentials, region?: string): PollyClient;
  /** Without credentials: for what is not signed. */
  octroi(credentials?: Credentials, region?: string): OctroiClient;
  close(): Promise<void>;
}

/** Nothing here speaks, whatever this host has, unless a test brings what does. */
const SILENT = { engine: ['no-speech-engine'], encoders: { mp3: [], ogg_vorbis: [] } } as const;

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const clocks = movableClocks(options.hostClock);
  const faults: unknown[] = [];
  const warnings: string[] = [];
  const shadow = options.shadow === false ? null : openShadow();
  const { kv, seal, cluster, blobs = memoryBlobs() }: NonNullable<WorldOptions['node']> = options.node ?? { kv: openMemoryStore({ rerunProbability: options.rerunProbability ?? 0.3 }), seal: openKeyring({}) };
  const report = unlessStale((fault) => void faults.push(fault), cluster ?? null);
  const { parts = (needs: PartsNeeds) => [offExecutorPart(), ...lambdaParts(needs), ...stsParts(needs)] } = options;
  const endpoint = options.endpoint ?? (() => 'http://localhost:4747');
  let composed: Gateway | null = null;
  const outside = () => gateway.outside;
  const needs: PartsNeeds = { kv, ...(cluster === undefined ? {} : { nodes: amongNodes(cluster) }), clocks, seal, outside, folder: null, endpoint: () => (composed === null ? '' : endpoint()), certificate: null, report };
  const given = typeof parts === 'function' ? await parts(needs) : parts;
  const gateway = compose({
    kv,
    cluster: cluster ?? null,
    blobs,
    seal,
    clocks,
    services: options.services ?? [iamService, stsService, lambdaService, organizationsService, logsService, lexService, comprehendService, pollyService, octroiService],
    parts: [...given, ...(given.some(({ token }) => token === logKeeper) ? [] : logsParts(needs)), ...(given.some(({ token }) => token === botBuilder) ? [] : builderParts(needs)), ...archiveParts(needs), ...(given.some(({ token }) => token === runtimeSettings) ? [] : runtimeParts(needs)), ...(given.some(({ token }) => token === speaker) ? [] : speechParts(SILENT)), issuerKeysPart(options.issuers), accountMakerPart({ kv, clocks })],
    version: 'test',
    control: false,
    report,
    warn: (line) => void warnings.push(line),
    onDecided(decided) {
      options.onDecided?.(decided);
      shadow?.onDecided(decided);
    },
  });
  composed = gateway;
  gateway.registry.verify();
  // A disagreement is a fault already; the request must not look well either, for tests that do not ask for faults.
  const handler = inProcessHandler(gateway, { objection: () => shadow?.disagreements[0] });
  const config = (credentials: Credentials, region: string) => ({
    endpoint: 'http://localhost:4747',
    region,
    credentials,
    maxAttempts: 1,
    requestHandler: handler as never,
  });
  return {
    gateway,
    clocks,
    faults,
    warnings,
    async account(id) {
      const root = id === undefined ? await gateway.newAccount() : await gateway.addAccount({ id });
      if (root === null) throw new Error(`account ${id} exists already`);
      return { accountId: root.accountId, accessKeyId: root.accessKeyId, secretAccessKey: root.secretAccessKey };
    },
    iam: (credentials, region = 'us-east-1') => new IAMClient(config(credentials, region)),
    sts: (credentials, region = 'us-east-1') => new STSClient(config(credentials, region)),
    lambda: (credentials, region = 'us-east-1') => new LambdaClient(config(credentials, region)),
    organizations: (credentials, region = 'us-east-1') => new OrganizationsClient(config(credentials, region)),
    logs: (credentials, region = 'us-east-1') => new CloudWatchLogsClient(config(credentials, region)),
    lexModels: (credentials, region = 'us-east-1') => new LexModelBuildingServiceClient(config(credentials, region)),
    lexRuntime: (credentials, region = 'us-east-1') => new LexRuntimeServiceClient(config(credentials, region)),
    comprehend: (credentials, region = 'us-east-1') => new ComprehendClient(config(credentials, region)),
    polly: (credentials, region = 'us-east-1') => new PollyClient(config(credentials, region)),
    octroi(credentials, region = 'us-east-1') {
      return new OctroiClient({ endpoint: 'http://localhost:4747', region, requestHandler: handler, ...(credentials === undefined ? {} : { credentials }) });
    },
    close: () => gateway.close(),
  };
}
