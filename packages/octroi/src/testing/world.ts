import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { STSClient } from '@aws-sdk/client-sts';
import type { Decided } from '../kernel/authorise.ts';
import { movableClocks, type MovableClocks } from '../kernel/clock.ts';
import { compose, type Gateway, type Part } from '../gateway/compose.ts';
import { iamService } from '../services/iam/service.ts';
import { stsService } from '../services/sts/service.ts';
import type { Service } from '../kernel/operation.ts';
import { memoryBlobs } from '../store/blobs-memory.ts';
import { openMemoryStore } from '../store/memory.ts';
import { openKeyring } from '../store/seal.ts';
import { inProcessHandler } from './in-process.ts';
import { openShadow } from './shadow.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface WorldOptions {
  readonly services?: readonly Service[];
  readonly parts?: readonly Part[];
  /** How often a transaction's body runs again for no reason, so that a body with other effects is found. Default 0.3. */
  readonly rerunProbability?: number;
  readonly onDecided?: (decided: Decided) => void;
  /** False: the reference evaluator does not decide everything a second time. Its objections are faults. Default true. */
  readonly shadow?: boolean;
}

/** A whole Octroi on memory, in this process, without a socket: for tests of operations. */
export interface World {
  readonly gateway: Gateway;
  readonly clocks: MovableClocks;
  /** Faults of ours that were reported; a test that ends with one in here has found a bug. */
  readonly faults: unknown[];
  /** A fresh account with its root key. */
  account(id?: string): Promise<Credentials & { readonly accountId: string }>;
  iam(credentials: Credentials, region?: string): IAMClient;
  sts(credentials: Credentials, region?: string): STSClient;
  lambda(credentials: Credentials, region?: string): LambdaClient;
  close(): Promise<void>;
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const clocks = movableClocks();
  const faults: unknown[] = [];
  const shadow = options.shadow === false ? null : openShadow((disagreement) => faults.push(disagreement));
  const gateway = compose({
    kv: openMemoryStore({ rerunProbability: options.rerunProbability ?? 0.3 }),
    blobs: memoryBlobs(),
    seal: openKeyring({}),
    clocks,
    services: options.services ?? [iamService, stsService],
    parts: options.parts ?? [],
    version: 'test',
    control: false,
    report: (fault) => faults.push(fault),
    onDecided(decided) {
      options.onDecided?.(decided);
      shadow?.onDecided(decided);
    },
  });
  gateway.registry.verify();
  const config = (credentials: Credentials, region: string) => ({
    endpoint: 'http://localhost:4747',
    region,
    credentials,
    maxAttempts: 1,
    requestHandler: inProcessHandler(gateway) as never,
  });
  return {
    gateway,
    clocks,
    faults,
    async account(id) {
      const root = id === undefined ? await gateway.newAccount() : await gateway.addAccount({ id });
      if (root === null) throw new Error(`account ${id} exists already`);
      return { accountId: root.accountId, accessKeyId: root.accessKeyId, secretAccessKey: root.secretAccessKey };
    },
    iam: (credentials, region = 'us-east-1') => new IAMClient(config(credentials, region)),
    sts: (credentials, region = 'us-east-1') => new STSClient(config(credentials, region)),
    lambda: (credentials, region = 'us-east-1') => new LambdaClient(config(credentials, region)),
    close: () => gateway.close(),
  };
}
