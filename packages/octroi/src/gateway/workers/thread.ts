import { parentPort, workerData } from 'node:worker_threads';
import { StoreUnavailableError } from '../../store/kv.ts';
import { openKeyring } from '../../store/seal.ts';
import { openThreadReplica } from '../../store/replica/thread-replica.ts';
import { movableClocks } from '../../kernel/clock.ts';
import { Journal } from '../../kernel/trail/journal.ts';
import { iamService } from '../../services/iam/service.ts';
import { stsService } from '../../services/sts/service.ts';
import { compose } from '../compose.ts';
import { listen } from '../listen.ts';
import type { Received } from '../rooms/received.ts';
import { SAMPLE_MILLIS } from '../sampler.ts';
import { createGatewayServer } from '../server.ts';
import { TrustedProxies } from '../transport.ts';
import { answeredHere } from './answered-here.ts';
import { HandOver, type Post } from './hand-over.ts';
import { textOf, type ThreadSettings, type ToWorker } from './messages.ts';
import { NO_BLOBS } from './no-blobs.ts';
import { Pulse } from './pulse.ts';
import { Replies } from './replies.ts';
import { Shared } from './shared.ts';

/*
 * A worker of `octroi start --workers`: a server on the port that all workers share, with a gateway over a replica of the store. It answers
 * what needs nothing else (answered-here.ts); all other requests it hands over to the main thread, which owns the store.
 */

const BEAT_MILLIS = 500;
const TALLY_MILLIS = 1000;

if (parentPort === null) throw new Error('this file is the start of a worker thread');
const main = parentPort;
const settings = workerData as ThreadSettings;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
const post: Post = (message, transfer = []) => main.postMessage(message, [...transfer]);
const report = (fault: unknown): void => post({ kind: 'fault', text: textOf(fault), unavailable: fault instanceof StoreUnavailableError });

const shared = new Shared(settings.shared);
const replica = await openThreadReplica(settings.feed, shared.tip);
const pulse = new Pulse(shared, settings.staleAfter);
const gateway = compose({
  kv: replica.kv,
  blobs: NO_BLOBS,
  seal: openKeyring(settings.keys),
  clocks: movableClocks(Date.now, shared.clock),
  services: [iamService, stsService],
  parts: [],
  version: settings.version,
  control: false,
  journal: settings.journal === null ? null : new Journal(settings.journal, { name: `worker-${settings.worker + 1}` }),
  tls: settings.tls,
  trustedProxies: settings.trustedProxies,
  report,
  order: () => shared.nextOrder(),
  catchUp() {
    if (!pulse.isGood()) throw new StoreUnavailableError('the thread that owns the store may answer nobody');
    replica.catchUp();
  },
});

const handOver = new HandOver(post);
const server = createGatewayServer({
  walk(received: Received) {
    const found = answeredHere(received, gateway.registry);
    return found === null ? handOver.send(received) : gateway.walk(received, found);
  },
  // The main thread knows the hosts and paths of these.
  functionUrl: () => null,
  unsigned: () => null,
  trustedProxies: new TrustedProxies(settings.trustedProxies),
  tls: settings.tls,
  bodyBytes: settings.bodyBytes,
  report,
});
const replies = new Replies({ gateway, server });
main.on('message', (message: ToWorker) => {
  if (message.kind !== 'ask') return handOver.take(message);
  replies.to(message.question).then(
    (answer) => post({ kind: 'answer', id: message.id, answer }),
    (error: unknown) => post({ kind: 'refused', id: message.id, text: textOf(error) }),
  );
});

setInterval(() => {
  // Throws if a watcher has failed: then this thread ends, and another one takes its place.
  if (!replies.draining) replica.kv.peek('');
  shared.beat(settings.worker);
}, BEAT_MILLIS);
setInterval(() => post({ kind: 'tally', tally: gateway.metrics.take() }), TALLY_MILLIS);

await listen(server, settings.port, settings.host, true);
server.on('error', report);
gateway.serving.start();
gateway.sampler.start(SAMPLE_MILLIS);
post({ kind: 'ready' });
