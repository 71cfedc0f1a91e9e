import { MASK, STEP_NAMES } from '../configuration.ts';
import type { ErrorBody, ExecutionClock, Json, TraceStep } from './types.ts';

type StepName = keyof typeof STEP_NAMES;
const ORDER = Object.keys(STEP_NAMES) as readonly StepName[];

/** Records the steps of an execution (GEN-95). */
export class Trace {
  private readonly steps: TraceStep[] = [];
  private readonly clock: ExecutionClock;
  private readonly secure: boolean;
  private readonly started: number;
  private current: { readonly name: StepName; readonly started: number } | null = null;
  private closed = false;
  /** What the running step already knows: shown if it fails, and never secret. */
  private known: Readonly<Record<string, Json>> = {};

  constructor(clock: ExecutionClock, secure: boolean) {
    this.clock = clock;
    this.secure = secure;
    this.started = clock.monotonic();
  }

  get elapsed(): number {
    return this.clock.monotonic() - this.started;
  }

  begin(name: StepName): void {
    this.current = { name, started: this.elapsed };
    this.known = {};
  }

  know(known: Readonly<Record<string, Json>>): void {
    this.known = { ...this.known, ...known };
  }

  /** The result of a step that went well. GEN-40: what carries the customer's data is masked for a secure action. */
  done(result: Json): void {
    this.end(true, this.secure ? MASK : result, null);
  }

  /** The same for a step whose facts stay visible; `data` is what is masked in it. */
  doneWith(facts: Readonly<Record<string, Json>>, data: Readonly<Record<string, Json>> = {}): void {
    const shown = this.secure ? Object.fromEntries(Object.keys(data).map((name) => [name, MASK])) : data;
    this.end(true, { ...facts, ...shown }, null);
  }

  /** The step that runs has failed; later ones are absent. */
  failed(error: ErrorBody): void {
    this.end(false, Object.keys(this.known).length === 0 ? null : this.known, error);
    this.closed = true;
  }

  private end(success: boolean, result: Json, error: ErrorBody | null): void {
    if (this.closed || this.current === null) return;
    const { name, started } = this.current;
    this.steps.push({ step: ORDER.indexOf(name) + 1, name: STEP_NAMES[name], success, result, error, startedMillis: started, durationMillis: this.elapsed - started });
    this.current = null;
  }

  list(): readonly TraceStep[] {
    return [...this.steps];
  }
}

/** GEN-40: the words of a function or of a parser, which may repeat what was sent, are not for the trace of a secure action. */
export function sayable(secure: boolean, text: string): string {
  return secure ? MASK : text;
}

