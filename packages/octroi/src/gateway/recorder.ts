import type { AnyCaller } from '../kernel/caller.ts';
import type { Decided } from '../kernel/authorise.ts';
import { FederatedCaller } from '../kernel/federation/federated-caller.ts';
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
    readonly operation: Pick<OperationModel, 'name'> | null;
    readonly region: string | null;
    readonly caller: AnyCaller | null;
    /** Whom the password of a refused sign-in was said to be of. */
    readonly claimed?: { readonly account: string | null; readonly arn: string | null } | null;
    readonly decided: readonly Decided[];
  };
  readonly status: number;
  readonly code: string | null;
}

export interface RecorderParts {
  readonly ring: DecisionRing;
  readonly journal: Journal | null;
  readonly metrics: Metrics;
  readonly clocks: Clocks;
  readonly report: (fault: unknown) => void;
  /** Hears every decision: the shadow of the reference evaluator in tests. */
  readonly onDecided: ((decided: Decided) => void) | null;
}

/** The last room: decision record and metrics. It never fails a request: what fails here is counted and reported. */
export class Recorder {
  readonly #parts: RecorderParts;
  #failed = 0;
  /** The last millisecond as text: many requests share one. */
  #last = { at: Number.NaN, text: '' };

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    parts.metrics.gauge('records_failed', () => this.#failed);
  }

  #timeOf(at: number): string {
    if (at !== this.#last.at) this.#last = { at, text: new Date(at).toISOString() };
    return this.#last.text;
  }

  record(input: RecordInput): void {
    const { ring, journal, metrics, onDecided } = this.#parts;
    try {
      const record = recordOf(input, this.#timeOf(this.#parts.clocks.decision()));
      metrics.count(record);
      ring.add({ record, decided: input.known.decided });
      journal?.add(record);
      if (onDecided !== null) for (const decided of input.known.decided) onDecided(decided);
    } catch (fault) {
      this.#failed++;
      this.#parts.report(fault);
    }
  }
}

/** Shared by all that asked nothing. */
const NO_DECISIONS: DecisionRecord['decisions'] = Object.freeze([]);

function recordOf({ received, known, status, code }: RecordInput, time: string): DecisionRecord {
  return {
    requestId: received.requestId,
    time,
    account: known.caller instanceof FederatedCaller ? known.caller.roleAccount : (known.caller?.account ?? known.claimed?.account ?? null),
    caller: known.caller?.arn ?? known.claimed?.arn ?? null,
    accessKeyId: known.caller?.accessKeyId ?? null,
    sourceIp: received.transport.sourceIp,
    region: known.region,
    service: known.model?.id ?? null,
    operation: known.operation?.name ?? null,
    decisions: known.decided.length === 0 ? NO_DECISIONS : known.decided.map(recordedDecision),
    status,
    error: code,
  };
}
