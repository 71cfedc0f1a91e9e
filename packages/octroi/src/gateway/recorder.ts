import type { Caller } from '../kernel/caller.ts';
import type { Decided } from '../kernel/authorise.ts';
import type { Clocks } from '../kernel/clock.ts';
import type { Journal } from '../kernel/trail/journal.ts';
import { recordedDecision, type DecisionRecord } from '../kernel/trail/record.ts';
import type { DecisionRing } from '../kernel/trail/ring.ts';
import type { OperationModel, ServiceModel } from '../wire/model.ts';
import type { Metrics } from './metrics.ts';
import type { Received } from './rooms/received.ts';

export interface RecordInput {
  readonly received: Pick<Received, 'requestId' | 'transport'>;
  readonly known: {
    readonly model: ServiceModel | null;
    readonly operation: OperationModel | null;
    readonly region: string | null;
    readonly caller: Caller | null;
    readonly decided: readonly Decided[];
  };
  readonly status: number;
  readonly code: string | null;
}

/** The last room: decision record and metrics. It never fails a request. */
export class Recorder {
  readonly #ring: DecisionRing;
  readonly #journal: Journal | null;
  readonly #metrics: Metrics;
  readonly #clocks: Clocks;
  /** Hears every decision: the shadow of the reference evaluator in tests. */
  readonly #onDecided: ((decided: Decided) => void) | null;

  constructor(parts: { ring: DecisionRing; journal: Journal | null; metrics: Metrics; clocks: Clocks; onDecided?: ((decided: Decided) => void) | null }) {
    this.#ring = parts.ring;
    this.#journal = parts.journal;
    this.#metrics = parts.metrics;
    this.#clocks = parts.clocks;
    this.#onDecided = parts.onDecided ?? null;
  }

  record(input: RecordInput): void {
    const { received, known, status, code } = input;
    const record: DecisionRecord = {
      requestId: received.requestId,
      time: new Date(this.#clocks.decision()).toISOString(),
      account: known.caller?.account ?? null,
      caller: known.caller?.arn ?? null,
      accessKeyId: known.caller?.accessKeyId ?? null,
      sourceIp: received.transport.sourceIp,
      region: known.region,
      service: known.model?.id ?? null,
      operation: known.operation?.name ?? null,
      decisions: known.decided.map(recordedDecision),
      status,
      error: code,
    };
    this.#ring.add({ record, decided: [...known.decided] });
    this.#journal?.add(record);
    this.#metrics.count(record);
    if (this.#onDecided !== null) for (const decided of known.decided) this.#onDecided(decided);
  }
}
