import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Guardian } from '../../packages/octroi/src/store/etcd/guardian.fixture.ts';
import type { Place } from '../host/network.ts';
import { Service } from '../host/service.ts';

const CLOCK = join(import.meta.dirname, 'clock.js');

export interface NodeOptions {
  readonly index: number;
  /** The program's bin. */
  readonly bin: string;
  readonly place: Place;
  readonly port: number;
  readonly folder: string;
  readonly accounts: string;
  readonly masterKey: string;
  /** `--store` and what goes with it; none: the node's own data folder. */
  readonly store: readonly string[];
  readonly workers: number;
  readonly guard: Guardian;
}

/** One server, as a user starts it. */
export class OctroiNode {
  readonly index: number;
  readonly service: Service;
  readonly place: Place;
  readonly host: string;
  readonly port: number;
  /** Holds the milliseconds by which its wall clock is wrong. */
  readonly clockFile: string;
  readonly folder: string;

  constructor(options: NodeOptions) {
    const { index, bin, place, port, folder, accounts, masterKey, store, workers, guard } = options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.index = index;
    this.place = place;
    this.host = place.clientAddress;
    this.port = port;
    this.folder = folder;
    this.clockFile = join(folder, 'clock');
    const listen = place.prefix.length === 0 ? '127.0.0.1' : '0.0.0.0';
    this.service = new Service({
      name: `node-${index}`,
      command: [...place.prefix, process.execPath, '--import', CLOCK, bin, 'start', '--host', listen, '--port', String(port), '--data', join(folder, 'data'), '--accounts', accounts, '--lambda-sandbox', 'process', ...(workers === 0 ? [] : ['--workers', String(workers)]), ...store],
      env: { OCTROI_MASTER_KEY: masterKey, OCTROI_FAULT_CLOCK: this.clockFile, NO_COLOR: '1' },
      log: join(folder, 'log'),
      guard,
    });
  }

  async healthy(): Promise<boolean> {
    try {
      const answer = await fetch(`http://${this.host}:${this.port}/_octroi/health`, { signal: AbortSignal.timeout(1000) });
      await answer.body?.cancel();
      return answer.status === 200;
    } catch {
      return false;
    }
  }
}
