import { dial } from '../../packages/octroi/src/gateway/wire.fixture.ts';
import { caseMaker, type Case } from './cases.ts';
import { wrongChange } from './changes.ts';
import { fault, replyIn, type Reply } from './judge.ts';
import { Random } from './random.ts';
import { openFuzzedWorld, type FuzzedWorld } from './world.ts';

export interface FuzzOptions {
  readonly seconds: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface Tally {
  passed: number;
  failed: number;
}

/** Cases of one world; the next world has the next seed, so that a failure is found again from the seed of its world. */
const CASES_PER_WORLD = 400;
const MAX_FAILURES = 20;

/** Sends cases one after another until the time is over. */
export async function fuzzHttp({ seconds, seed, say }: FuzzOptions): Promise<Tally> {
  const end = performance.now() + seconds * 1000;
  const tally: Tally = { passed: 0, failed: 0 };
  const statuses = new Map<number, number>();
  for (let round = seed; performance.now() < end && tally.failed < MAX_FAILURES; round++) {
    const opened = await openFuzzedWorld();
    try {
      const next = caseMaker(new Random(round), opened.world.gateway.registry, new URL(opened.endpoint).host, opened.callers);
      for (let number = 0; number < CASES_PER_WORLD && performance.now() < end; number++) {
        const sent = next();
        const { wrong, reply } = await tryCase(opened, sent);
        if (reply !== null) statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
        if (wrong === null) {
          tally.passed++;
          continue;
        }
        tally.failed++;
        tell(say, { wrong, round, number, sent, reply });
        if (tally.failed >= MAX_FAILURES) break;
      }
    } finally {
      await opened.close();
    }
    say(`http: ${tally.passed} passed, ${tally.failed} failed, worlds ${seed} to ${round}`);
  }
  say(`http: answers by status: ${[...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`).join(', ')}`);
  return tally;
}

/** Sends one case and looks at the answer, the faults of the server and, if the request failed, the rows. */
async function tryCase({ world, endpoint, rows }: FuzzedWorld, sent: Case): Promise<{ wrong: string | null; reply: Reply | null }> {
  const { kv } = world.gateway;
  const before = await rows();
  const revision = kv.revision;
  const line = await dial(endpoint);
  line.send(sent.bytes);
  if (sent.expect === 'line') line.socket.end();
  const reply = replyIn(await line.answers(1));
  line.socket.destroy();
  if (world.faults.length > 0) return { wrong: `a fault of the server: ${describe(world.faults.splice(0)[0])}`, reply };
  const wrong = fault(sent, reply);
  if (wrong !== null || (reply !== null && reply.status < 400) || sent.expect === 'line' || kv.revision === revision) return { wrong, reply };
  return { wrong: wrongChange(before, await rows(), sent, reply), reply };
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}

function tell(say: (line: string) => void, failure: { wrong: string; round: number; number: number; sent: Case; reply: Reply | null }): void {
  const { wrong, round, number, sent, reply } = failure;
  say(`FAILED: ${wrong}`);
  say(`  case ${number} of world ${round}: ${sent.name}`);
  say(`  again: npm run fuzz -- --seed ${round} --seconds 60`);
  say(`  sent: ${JSON.stringify(sent.bytes.toString('latin1').slice(0, 1500))}`);
  say(`  answer: ${reply === null ? 'none' : `${reply.status} ${JSON.stringify(reply.body.slice(0, 600))}`}`);
}
