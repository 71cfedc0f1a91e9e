import type { Socket } from 'node:net';
import type { Kv } from '../store/kv.ts';
import type { Clocks } from '../kernel/clock.ts';
import type { Nodes } from '../kernel/nodes.ts';
import type { Outside, Sealer, Service } from '../kernel/operation.ts';
import { comprehendService } from '../services/comprehend/service.ts';
import { iamService } from '../services/iam/service.ts';
import type { Sandbox } from '../services/lambda/execution/sandbox/level.ts';
import { executorPart, lambdaParts } from '../services/lambda/open-parts.ts';
import { lambdaService } from '../services/lambda/service.ts';
import { archiveParts } from '../services/lex/archive-parts.ts';
import { builderParts } from '../services/lex/build/open-parts.ts';
import { runtimeParts } from '../services/lex/runtime/open-parts.ts';
import { lexService } from '../services/lex/service.ts';
import { logsParts } from '../services/logs/open-parts.ts';
import { logsService } from '../services/logs/service.ts';
import { speechParts } from '../services/polly/open-parts.ts';
import { pollyService } from '../services/polly/service.ts';
import { stsParts } from '../services/sts/open-parts.ts';
import { stsService } from '../services/sts/service.ts';
import { octroiService } from '../services/octroi/service.ts';
import { organizationsService } from '../services/organizations/service.ts';
import { accountMakerPart } from './account-maker.ts';
import type { Part } from './compose.ts';
import { issuerKeysPart, type GivenIssuer } from './federation/issuer-keys.ts';

/** Every service that Octroi serves. */
export const allServices: readonly Service[] = [iamService, stsService, lambdaService, organizationsService, logsService, lexService, comprehendService, pollyService, octroiService];

export interface PartsNeeds {
  readonly kv: Kv;
  /** Who else works on the store; left out, nobody. */
  readonly nodes?: Nodes;
  readonly clocks: Clocks;
  readonly seal: Sealer;
  /** Calls between services; usable once everything is composed. */
  readonly outside: () => Outside;
  /** The data folder; null for an instance on memory. */
  readonly folder: string | null;
  /** The server's own address, once it listens. */
  readonly endpoint: () => string;
  /** The address under which clients reach this node and its like; left out, its own. */
  readonly publicEndpoint?: () => string;
  /** PEM that function code must trust to call back over TLS; null if none. */
  readonly certificate: string | null;
  /** Issuers of web identity tokens that the operator tells of. */
  readonly issuers?: readonly GivenIssuer[];
  /** The folder of buckets with packages of functions; none: no bucket exists. */
  readonly lambdaS3?: string | null;
  /** The program that recognises speech for bots, with its arguments; none: speech is refused. */
  readonly lexRecognizer?: readonly string[] | null;
  /** How functions are kept apart; left out, they are processes of this host's user. */
  readonly sandbox?: () => Promise<Sandbox>;
  /** Takes connections of functions out of networks of their own. */
  readonly connectFunction?: (socket: Socket) => void;
  readonly report: (fault: unknown) => void;
}

/** The running parts that services use outside the store. */
export async function openParts(needs: PartsNeeds): Promise<Part[]> {
  return [executorPart(needs), ...lambdaParts(needs), ...stsParts(needs), ...logsParts(needs), ...builderParts(needs), ...archiveParts(needs), ...runtimeParts(needs), ...speechParts(), issuerKeysPart(needs.issuers), accountMakerPart(needs)];
}
