import { setImmediate as pause } from 'node:timers/promises';
import type { BackgroundRows } from '../../../kernel/background.ts';
import { PARTITIONS } from '../../../kernel/regions.ts';
import { isOthers, type Nodes } from '../../../kernel/nodes.ts';
import { defineToken } from '../../../kernel/operation.ts';
import type { RowWriter } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Blobs } from '../../../store/blobs.ts';
import { DEFINITION_TABLES, readDefinition } from '../definition/read-definition.ts';
import type { BotDefinition } from '../definition/types.ts';
import { LATEST } from '../shared/arns.ts';
import { bots, botVersions, queuedBuilds, versionKey, type BuildState, type QueuedBuildRow } from '../tables.ts';
import { failureOf } from './check-definition.ts';
import { queueScope } from './queue.ts';

/** Builds bots, also those that an earlier process left behind (LEX-BLD-1). */
export interface BotBuilder {
  /** There may be something to build. */
  begin(): void;
  /** Settles when nothing is left to build. */
  settled(): Promise<void>;
  /** Forgets what is being built, before the rows are taken away. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export const botBuilder = defineToken<BotBuilder>('the builder of bots');

/** Tables that it touches. */
export const BUILDER_TABLES = [...DEFINITION_TABLES, queuedBuilds];

export interface BuilderNeeds {
  readonly rows: BackgroundRows;
  readonly nodes: Nodes;
  readonly blobs: () => Blobs;
  /** What a bot learns, in slices of some milliseconds, so that requests are answered meanwhile; null: nothing is learned. */
  readonly training: ((definition: BotDefinition) => Generator<void, Uint8Array>) | null;
  readonly report: (fault: unknown) => void;
}

/** Shown where a fault of ours ended a build; what it was stands in the server's log. */
const INTERNAL = 'The build failed because of an internal error. Build the bot again.';

class Stopped extends Error {}

async function learn(training: Generator<void, Uint8Array>, stillGoing: () => void): Promise<Uint8Array> {
  for (;;) {
    const step = training.next();
    if (step.done === true) return step.value;
    await pause();
    stillGoing();
  }
}

export function createBotBuilder({ rows, nodes, blobs, training, report }: BuilderNeeds): BotBuilder {
  let running: Promise<void> | null = null;
  let again = false;
  let stops = 0;

  /** Makes this build this node's; false if another is at it, or it is done. */
  const claim = (id: string, row: QueuedBuildRow): Promise<boolean> =>
    rows.write(queueScope(row), async (writer) => {
      const queued = await writer.get(queuedBuilds, [id]);
      if (queued === undefined || isOthers(queued, nodes)) return false;
      if (queued.node !== nodes.id) writer.put(queuedBuilds, [id], { ...queued, node: nodes.id });
      return true;
    });

  /** Writes the state of a build, unless the bot has been put or deleted since, or another node has taken the build over. */
  const enter = (build: string, row: QueuedBuildRow, state: Omit<BuildState, 'build'>, ended: boolean): Promise<boolean> =>
    rows.write(row, async (writer) => {
      if ((await writer.in(queueScope(row)).get(queuedBuilds, [build]))?.node !== nodes.id) return false;
      if (ended) writer.in(queueScope(row)).delete(queuedBuilds, [build]);
      return enterState(writer, row, { ...state, build });
    });

  const build = async (id: string, row: QueuedBuildRow, stillGoing: () => void): Promise<void> => {
    const definition = await rows.read(row, async (reader) => readDefinition(reader, blobs(), row.bot, row.version));
    stillGoing();
    const failureReason = definition === null ? null : failureOf(definition);
    if (definition === null || failureReason !== null) {
      await enter(id, row, { status: 'FAILED', failureReason: failureReason ?? INTERNAL }, true);
      return;
    }
    if (!(await enter(id, row, { status: 'READY_BASIC_TESTING' }, false))) return dropBuild(id, row);
    const learned = training === null ? null : await learn(training(definition), stillGoing);
    const model = learned === null ? {} : { model: await blobs().put(learned) };
    stillGoing();
    await enter(id, row, { status: 'READY', ...model }, true);
  };

  const dropBuild = (id: string, row: Scope): Promise<void> =>
    rows.write(queueScope(row), async (writer) => {
      if ((await writer.get(queuedBuilds, [id]))?.node === nodes.id) writer.delete(queuedBuilds, [id]);
    });

  const buildAll = async (stillGoing: () => void): Promise<void> => {
    for (const partition of PARTITIONS) {
      for (;;) {
        const found = await rows.read(queueScope({ partition }), (reader) => reader.list(queuedBuilds));
        stillGoing();
        const next = found.find(({ row }) => !isOthers(row, nodes));
        if (next === undefined) break;
        const id = next.id[0]!;
        if (!(await claim(id, next.row))) continue;
        stillGoing();
        try {
          await build(id, next.row, stillGoing);
        } catch (fault) {
          if (fault instanceof Stopped) throw fault;
          report(fault);
          await enter(id, next.row, { status: 'FAILED', failureReason: INTERNAL }, true);
        }
      }
    }
  };

  const run = async (): Promise<void> => {
    const mine = stops;
    const stillGoing = (): void => {
      if (stops !== mine) throw new Stopped();
    };
    try {
      while (again) {
        again = false;
        await buildAll(stillGoing);
      }
    } catch (fault) {
      if (!(fault instanceof Stopped)) report(fault);
    }
  };

  const stop = async (): Promise<void> => {
    stops += 1;
    again = false;
    await running;
  };

  const begin = (): void => {
    again = true;
    running ??= run().finally(() => {
      running = null;
      if (again) begin();
    });
  };

  return {
    begin,
    async settled() {
      for (let current = running; current !== null; current = running) await current;
    },
    reset: stop,
    close: stop,
  };
}

async function enterState(rows: RowWriter, { bot, version }: QueuedBuildRow, state: BuildState): Promise<boolean> {
  const latest = await rows.get(bots, [bot]);
  if (latest === undefined) return false;
  if (version === LATEST) {
    if (latest.build !== state.build) return false;
    rows.put(bots, [bot], { ...withoutState(latest), ...state });
    return true;
  }
  const id = [latest.id, versionKey(version)];
  const row = await rows.get(botVersions, id);
  if (row === undefined || row.build !== state.build) return false;
  rows.put(botVersions, id, { ...withoutState(row), ...state });
  return true;
}

function withoutState<Row extends BuildState>(row: Row): Omit<Row, keyof BuildState> {
  const { status: _, failureReason: __, build: ___, model: ____, ...rest } = row;
  return rest;
}
