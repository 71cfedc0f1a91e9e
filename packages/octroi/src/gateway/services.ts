import type { Kv } from '../store/kv.ts';
import type { Clocks } from '../kernel/clock.ts';
import type { Outside, Service } from '../kernel/operation.ts';
import { iamService } from '../services/iam/service.ts';
import { stsService } from '../services/sts/service.ts';
import type { Part } from './compose.ts';

/** Every service that Octroi serves. */
export const allServices: readonly Service[] = [iamService, stsService];

export interface PartsNeeds {
  readonly kv: Kv;
  readonly clocks: Clocks;
  /** Calls between services; usable once everything is composed. */
  readonly outside: () => Outside;
  /** The data folder; null for an instance on memory. */
  readonly folder: string | null;
  /** The server's own address, once it listens. */
  readonly endpoint: () => string;
  /** PEM that function code must trust to call back over TLS; null if none. */
  readonly certificate: string | null;
  readonly report: (fault: unknown) => void;
}

/** The running parts that services use outside the store. */
export async function openParts(_needs: PartsNeeds): Promise<Part[]> {
  return [];
}
