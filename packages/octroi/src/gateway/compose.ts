import type { Server } from 'node:http';
import type { HttpResponse } from '../wire/http.ts';
import { SigningKeys } from '../wire/sigv4/index.ts';
import type { Blobs } from '../store/blobs.ts';
import type { ClusterStore } from '../store/cluster-store.ts';
import type { Entry, Kv } from '../store/kv.ts';
import { AccessUses } from '../kernel/access-uses.ts';
import type { Decided } from '../kernel/authorise.ts';
import type { MovableClocks } from '../kernel/clock.ts';
import { watchEpochs } from '../kernel/epochs.ts';
import { LastUses, lastUses } from '../kernel/last-uses.ts';
import type { Outside, Sealer, Service, Token } from '../kernel/operation.ts';
import { PolicyCache } from '../kernel/policy-cache.ts';
import { Serial } from '../kernel/serial.ts';
import { passwordDesk } from '../kernel/sign-in.ts';
import { createWarnings, warnings } from '../kernel/warnings.ts';
import type { Journal } from '../kernel/trail/journal.ts';
import { DecisionRing } from '../kernel/trail/ring.ts';
import { keepAccesses } from '../services/iam/last-use/access-rows.ts';
import { keepLastUses } from '../services/iam/last-use/rows.ts';
import { openPasswordDesk } from '../services/iam/sign-in/desk.ts';
import { trailOf } from '../services/octroi/decisions/trail.ts';
import { decisionTrail } from '../services/octroi/parts.ts';
import { Guesses, guesses } from '../services/octroi/sign-in/guesses.ts';
import { iamPrincipals } from '../services/iam/principals/principals.ts';
import type { AccountRow } from '../kernel/accounts.ts';
import { createAccount, listAccounts, randomAccountId, type AccountSpec, type RootKey } from './accounts.ts';
import { addressOf, answerFunctionUrl } from './function-urls.ts';
import { Gate } from './gate.ts';
import { Metrics } from './metrics.ts';
import { walk, type PipelineNeeds } from './pipeline.ts';
import { Recorder } from './recorder.ts';
import { Registry } from './registry.ts';
import { readBootstrap, resetStore } from './reset.ts';
import { withRuntimeCors } from './runtime-cors.ts';
import type { Received } from './rooms/received.ts';
import type { Routed } from './rooms/route.ts';
import { createGatewayServer } from './server.ts';
import { outsideDecision, serviceCaller, sessionCaller } from './service-call.ts';
import { Sampler } from './sampler.ts';
import { Serving } from './serving.ts';
import { SessionTokens } from './session-tokens.ts';
import { counted, newestOf, type Siblings } from './siblings.ts';
import { storeMetrics } from './store-metrics.ts';
import type { Certificate } from './tls.ts';
import { TrustedProxies } from './transport.ts';
import { Control } from './unsigned/control.ts';
import { controlActions } from './unsigned/control-actions.ts';
import { consoleRoutes } from './unsigned/console/console.ts';
import { federationRoutes } from './unsigned/sign-in/federation.ts';
import { samlRoutes } from './unsigned/sign-in/saml.ts';
import { nothingUnsigned, unsignedRouter, unsignedRoutes, type UnsignedRoute } from './unsigned/router.ts';

/** A running part that services use outside the store, with what to do when the world is reset or closed. */
export interface Part<T = unknown> {
  readonly token: Token<T>;
  readonly value: T;
  /** Paths that it answers without a signature. */
  readonly routes?: readonly UnsignedRoute[];
  /** What it counts, by the names of metrics. */
  readonly gauges?: Readonly<Record<string, () => number>>;
  reset?(): Promise<void>;
  /** Does it run what holds the other end of a connection? Such a client is kept from the control endpoints. */
  owns?(ports: NonNullable<Received['ports']>): Promise<boolean>;
  /** Takes no new work and ends what runs, while requests are still answered. */
  drain?(): Promise<void>;
  close?(): Promise<void>;
}

export interface ComposeOptions {
  readonly kv: Kv;
  /** The store, if other nodes share it: then it must be fresh for anything to be answered. */
  readonly cluster?: ClusterStore | null;
  readonly blobs: Blobs;
  readonly seal: Sealer;
  readonly clocks: MovableClocks;
  readonly services: readonly Service[];
  readonly parts: readonly Part[];
  readonly version: string;
  readonly control: boolean;
  readonly journal?: Journal | null;
  readonly tls?: Certificate | null;
  readonly trustedProxies?: readonly string[];
  /** Folder of a built console; default: that of the package @octroi/console. */
  readonly console?: string | null;
  /** Origin of the data actions' server, to which the console's pages about Genesys Cloud may send requests; default: none. */
  readonly dataActions?: () => string | null;
  /** Hears faults of ours: never the text of a client's request. */
  readonly report: (fault: unknown) => void;
  /** Writes a line that warns; default: to the standard error output. */
  readonly warn?: (line: string) => void;
  /** Hears every decision (the shadow of the reference evaluator). */
  readonly onDecided?: (decided: Decided) => void;
  /** Other threads that answer requests of this gateway; none: it answers all. */
  readonly siblings?: Siblings | null;
  /** Gives each request its place among those of all threads; by default, the order of this one. */
  readonly order?: () => number;
  /** Called before anything is read for a request: brings the memory of this thread up to what any thread has answered. May throw `StoreUnavailableError`. */
  readonly catchUp?: () => void;
}

/** Octroi, put together: a store, services, and the walk between them. */
export interface Gateway {
  readonly registry: Registry;
  readonly ring: DecisionRing;
  readonly metrics: Metrics;
  readonly kv: Kv;
  readonly clocks: MovableClocks;
  readonly routes: readonly UnsignedRoute[];
  readonly outside: Outside;
  /** `found`: the request as room 2 makes it, if someone had to know. */
  walk(received: Received, found?: Routed): Promise<HttpResponse>;
  /** Answers a request that is addressed to a function URL; null for every other. */
  functionUrl(received: Received): Promise<HttpResponse> | null;
  /** Answers what came to the port of this gateway: a function URL, a path without a signature, or an AWS request. May reject by a fault of ours. */
  answer(received: Received): Promise<HttpResponse>;
  createServer(): Server;
  /**
   * A server that does not listen, for connections that come from functions: AWS requests and function URLs alone, nothing that
   * answers without a signature, and no proxy is believed.
   */
  functionServer(): Server;
  /** Makes the account and a root key; null, and nothing is changed, if it exists. */
  addAccount(spec: AccountSpec): Promise<RootKey | null>;
  accounts(): Promise<AccountRow[]>;
  /** A new account under a free id. */
  newAccount(): Promise<RootKey>;
  /** Remembers the accounts and root keys of now as what `reset` comes back to. */
  endBootstrap(): Promise<void>;
  /** Back to the state at the end of bootstrap: its accounts and root keys, clock offset 0, nothing else. Throws if that end was not told. */
  reset(): Promise<void>;
  /** Runs `work` when the AWS requests under way have ended, while others wait. Rejects if they do not end. */
  hold(work: () => Promise<void>): Promise<void>;
  /** Forgets what is remembered of the world outside the store. */
  forget(): void;
  readonly serving: Serving;
  readonly sampler: Sampler;
  /** Lets the parts end what runs. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export function compose(options: ComposeOptions): Gateway {
  const { kv, blobs, seal, clocks } = options;
  const uses = new LastUses(keepLastUses(kv));
  const accesses = new AccessUses(keepAccesses(kv));
  const siblings = options.siblings ?? null;
  const ring = new DecisionRing(undefined, siblings?.order ?? options.order);
  const trail = trailOf(ring);
  const guessing = new Guesses();
  const parts: readonly Part[] = [
    ...options.parts,
    { token: decisionTrail, value: siblings?.trail(trail) ?? trail },
    { token: lastUses, value: siblings === null ? uses : newestOf(uses, siblings) },
    { token: warnings, value: createWarnings(options.warn ?? writeWarning) },
    { token: passwordDesk, value: openPasswordDesk({ kv, seal, clocks }) },
    { token: guesses, value: guessing, reset: async () => guessing.clear() },
  ];
  const registry = new Registry(options.services);
  const metrics = new Metrics();
  const journal = options.journal ?? null;
  if (journal !== null) metrics.gauge('decision_records_lost', () => journal.lost);
  for (const { gauges = {} } of parts) for (const [name, read] of Object.entries(gauges)) metrics.gauge(name, read);
  const epochs = watchEpochs(kv);
  const cache = new PolicyCache();
  const principals = iamPrincipals({ kv, epochs, seal, cache });
  const tokens = new SessionTokens(seal);
  const signingKeys = new SigningKeys();
  const recorder = new Recorder({ ring, journal, metrics, clocks, report: options.report, onDecided: options.onDecided ?? null });
  const gate = new Gate();
  const cluster = options.cluster ?? null;
  const serving = new Serving(cluster);
  storeMetrics(metrics, kv, cluster);
  const sampler = new Sampler({
    sources: { principals: (count) => principals.sample(count), policies: (count) => cache.sample(count), ...(cluster === null ? {} : { store: (count) => cluster.sampleAgainstStore(count) }) },
    serving,
    forget(reason) {
      for (const memory of [principals, cache, tokens, signingKeys]) memory.clear();
      epochs.forget();
      cluster?.reload(reason);
    },
    metrics,
    warn: options.warn ?? writeWarning,
    report: options.report,
  });
  let bootstrap: readonly Entry[] | null = null;
  let forFunctions: Server | undefined;
  let unsigned: ReturnType<typeof unsignedRouter> | undefined;

  const outside: Outside = {
    callService: serviceCaller(() => needs),
    callerOf: sessionCaller(() => needs),
    decide: outsideDecision(() => needs),
    blobs,
    use<T>(token: Token<T>): T {
      const part = parts.find((candidate) => candidate.token === token);
      if (part === undefined) throw new Error(`nothing provides ${token.name}`);
      return part.value as T;
    },
  };
  const needs: PipelineNeeds = { kv, blobs, seal, principals, epochs, clocks, serial: new Serial(), outside, tokens, signingKeys, registry, recorder, uses, accesses, serving, report: options.report, catchUp: options.catchUp ?? null };

  const gateway: Gateway = {
    registry,
    ring,
    metrics,
    kv,
    clocks,
    routes: [],
    outside,
    serving,
    sampler,
    walk: (received, found) => withRuntimeCors(received, () => gate.pass(() => walk(received, needs, found))),
    functionUrl(received) {
      const address = addressOf(received);
      return address === null ? null : gate.pass(() => answerFunctionUrl(received, address, needs));
    },
    async answer(received) {
      unsigned ??= unsignedRouter(gateway.routes);
      return (gateway.functionUrl(received) ?? unsigned(received) ?? gateway.walk(received));
    },
    createServer() {
      const server = createGatewayServer({
        walk: gateway.walk,
        functionUrl: gateway.functionUrl,
        unsigned: unsignedRouter(gateway.routes),
        trustedProxies: new TrustedProxies(options.trustedProxies ?? []),
        tls: options.tls ?? null,
        draining: () => serving.draining || !server.listening,
        report: options.report,
      });
      return server;
    },
    functionServer() {
      forFunctions ??= createGatewayServer({
        walk: gateway.walk,
        functionUrl: gateway.functionUrl,
        unsigned: nothingUnsigned,
        trustedProxies: new TrustedProxies([]),
        tls: options.tls ?? null,
        draining: () => false,
        report: options.report,
      });
      return forFunctions;
    },
    addAccount: (spec) => createAccount(kv, seal, spec, clocks.decision()),
    accounts: () => listAccounts(kv),
    async newAccount() {
      for (;;) {
        const made = await gateway.addAccount({ id: randomAccountId() });
        if (made !== null) return made;
      }
    },
    async endBootstrap() {
      bootstrap = await readBootstrap(kv);
    },
    async reset() {
      const rows = bootstrap;
      if (rows === null) throw new Error('there is no bootstrap to come back to: nobody has said where it ends');
      let letGo: ((forget: boolean) => Promise<void>) | undefined;
      let done = false;
      try {
        await gate.hold(
          async () => {
            await Promise.all(parts.map((part) => part.reset?.()));
            letGo = await siblings?.hold();
          },
          async () => {
            await resetStore(kv, rows);
            clocks.reset();
            gateway.forget();
            done = true;
          },
        );
      } finally {
        await letGo?.(done);
      }
    },
    hold: (work) => gate.hold(() => Promise.resolve(), work),
    forget() {
      for (const memory of [principals, tokens, signingKeys, ring, uses, accesses]) memory.clear();
    },
    async drain() {
      serving.drain();
      await Promise.all(parts.map((part) => part.drain?.()));
    },
    async close() {
      serving.drain();
      await sampler.close();
      forFunctions?.closeAllConnections();
      await Promise.all(parts.map((part) => part.close?.()));
      await journal?.flush();
      // A use that cannot be written down keeps nobody here.
      await uses.flush().catch(options.report);
      epochs.close();
      await kv.close();
    },
  };
  const control = options.control ? new Control(controlActions(gateway), async (ports) => (await Promise.all(parts.map((part) => part.owns?.(ports)))).includes(true)) : null;
  const signIn = { tokens, seal, principals, clocks, kv, walk: gateway.walk };
  const pages = consoleRoutes({ folder: options.console ?? null, version: options.version, dataActions: options.dataActions ?? (() => null) });
  return Object.assign(gateway, { routes: [...unsignedRoutes({ serving, version: options.version, metrics: siblings === null ? metrics : counted(metrics, siblings), control }), ...federationRoutes(signIn), ...samlRoutes(signIn), ...pages, ...parts.flatMap((part) => part.routes ?? [])] });
}

function writeWarning(line: string): void {
  process.stderr.write(`octroi: warning: ${line}\n`);
}
