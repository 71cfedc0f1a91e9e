import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry, Key, Kv, Revision, Transaction } from '../kv.ts';
import type { WithStore } from '../suite.ts';
import { PlainModel } from './model.ts';
import { freshId, range, remove } from './shorthand.ts';

type Operation =
  | { readonly kind: 'get' | 'delete'; readonly key: Key }
  | { readonly kind: 'put'; readonly key: Key; readonly value: string }
  | { readonly kind: 'range'; readonly prefix: Key; readonly after: string | undefined; readonly limit: number }
  | { readonly kind: 'pause'; readonly turns: number };

/** A transaction of the test: its operations, whether it goes without promises where it can, and whether it throws in the end. */
interface Plan {
  readonly operations: readonly Operation[];
  readonly immediate: boolean;
  readonly throws: boolean;
}

interface Done {
  readonly revision: Revision;
  readonly plan: Plan;
  /** What each reading operation saw in the run that counted. */
  readonly seen: readonly string[];
  readonly wrote: boolean;
}

const part = fc.constantFrom('', 'a', 'ab', 'a!', '\u0001', 'é', '\uFFFF', '\u{1F600}');
const key = fc.array(part, { minLength: 1, maxLength: 3 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constant('get' as const), key }),
  fc.record({ kind: fc.constant('delete' as const), key }),
  fc.record({ kind: fc.constant('put' as const), key, value: fc.nat(99).map(String) }),
  fc.record({
    kind: fc.constant('range' as const),
    prefix: fc.array(part, { maxLength: 2 }),
    after: fc.option(part, { nil: undefined }),
    limit: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({ kind: fc.constant('pause' as const), turns: fc.nat(2) }),
);
const plan: fc.Arbitrary<Plan> = fc.record({
  operations: fc.array(operation, { minLength: 1, maxLength: 7 }),
  immediate: fc.boolean(),
  throws: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
});
/** Clients that work at the same time, each on one plan after another. */
const clients = fc.array(fc.array(plan, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

export function propertyTests(withStore: WithStore): void {
  test(
    'store: whatever runs at the same time, the outcome is that of one after another in the order of revisions',
    withStore(async (kv) => {
      await fc.assert(
        fc.asyncProperty(clients, async (plans) => {
          await empty(kv);
          const done = (await Promise.all(plans.map((own) => work(kv, own)))).flat();
          // Ties are a writer and those who read its revision: the writer comes first.
          done.sort((a, b) => a.revision - b.revision || Number(b.wrote) - Number(a.wrote));
          const model = new PlainModel();
          for (const { plan, seen } of done) expect(seen).toEqual(plan.operations.flatMap((step) => model.step(step)));
          expect((await range(kv, [])).map(shown)).toEqual(model.all());
          const revisions = done.filter((one) => one.wrote).map((one) => one.revision);
          expect(new Set(revisions).size).toBe(revisions.length);
        }),
        { numRuns: 200 },
      );
    }),
  );
}

async function work(kv: Kv, plans: readonly Plan[]): Promise<Done[]> {
  const done: Done[] = [];
  for (const plan of plans) {
    try {
      const { result, revision } = await kv.transact(freshId(), (tx) => run(tx, plan));
      const wrote = plan.operations.some((step) => step.kind === 'put' || step.kind === 'delete');
      done.push({ revision, plan, seen: result, wrote });
    } catch (error) {
      if (!plan.throws) throw error;
    }
  }
  return done;
}

function run(tx: Transaction, plan: Plan): readonly string[] | Promise<readonly string[]> {
  const steps = stepsOf(tx, plan);
  let step = steps.next();
  if (plan.immediate) {
    while (step.done !== true && !(step.value instanceof Promise)) step = steps.next(step.value);
  }
  return step.done === true ? step.value : rest(steps, step.value);
}

async function rest(steps: Steps, first: Answer | Promise<Answer>): Promise<readonly string[]> {
  let step = steps.next(await first);
  while (step.done !== true) step = steps.next(await step.value);
  return step.value;
}

type Answer = Entry | undefined | readonly Entry[];
type Steps = Generator<Answer | Promise<Answer>, readonly string[], Answer>;

/** Yields what the store answers, takes it back without its promise, and returns what was seen. */
function* stepsOf(tx: Transaction, plan: Plan): Steps {
  const seen: string[] = [];
  for (const step of plan.operations) {
    switch (step.kind) {
      case 'get': {
        const entry = (yield tx.get(step.key)) as Entry | undefined;
        seen.push(entry === undefined ? 'absent' : shown(entry));
        break;
      }
      case 'range': {
        const options = { limit: step.limit, ...(step.after === undefined ? {} : { after: [...step.prefix, step.after] }) };
        const entries = (yield tx.range(step.prefix, options)) as readonly Entry[];
        seen.push(entries.map(shown).join());
        break;
      }
      case 'put':
        tx.put(step.key, step.value);
        break;
      case 'delete':
        tx.delete(step.key);
        break;
      case 'pause':
        if (!plan.immediate) yield pause(step.turns);
    }
  }
  if (plan.throws) throw new Error('planned');
  return seen;
}

async function pause(turns: number): Promise<undefined> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function shown(entry: Pick<Entry, 'key' | 'value'>): string {
  return `${JSON.stringify(entry.key)}=${entry.value}`;
}

async function empty(kv: Kv): Promise<void> {
  for (const entry of await range(kv, [])) await remove(kv, entry.key);
}
