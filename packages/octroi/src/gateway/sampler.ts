import { StoreUnavailableError } from '../store/kv.ts';
import type { Compared } from '../kernel/sample.ts';
import type { Metrics } from './metrics.ts';
import type { Serving } from './serving.ts';

export interface SamplerNeeds {
  /** What is compared with the store, by what it is called. */
  readonly sources: Readonly<Record<string, (count: number) => Promise<Compared> | Compared>>;
  readonly serving: Serving;
  /** Drops everything that is remembered of the store, and what is kept of it, so that it is read anew. */
  readonly forget: (reason: string) => void;
  readonly metrics: Metrics;
  readonly warn: (line: string) => void;
  readonly report: (fault: unknown) => void;
}

/** Between two samples, in milliseconds. */
export const SAMPLE_MILLIS = 3000;
/** So much of each source is compared at a time. */
const COUNT = 32;
/** So many differences are named in the line that tells of them. */
const NAMED = 5;
/** So many samples in a row may fail, for another reason than a store that is away, before nobody is answered any more. */
const FAILURES = 2;

/**
 * Compares what this node remembers with the store, a little at a time. Nothing should ever differ; if something does, nobody is answered
 * until everything is read anew and a sample finds no difference any more. What cannot be compared is trusted no longer than what differs.
 */
export class Sampler {
  readonly #needs: SamplerNeeds;
  #runs = 0;
  #compared = 0;
  #differences = 0;
  #failures = 0;
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(needs: SamplerNeeds) {
    this.#needs = needs;
    needs.metrics.gauge('sampler_runs', () => this.#runs);
    needs.metrics.gauge('sampler_compared', () => this.#compared);
    needs.metrics.gauge('sampler_differences', () => this.#differences);
  }

  /** Samples every so many milliseconds until `close`. */
  start(millis: number): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => void this.run(), millis).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Samples now; joins a run that is under way. */
  run(): Promise<void> {
    this.#running ??= this.#run()
      .catch((fault: unknown) => this.#failed(fault))
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  async #run(): Promise<void> {
    const { serving, forget, warn } = this.#needs;
    const found = await this.#sample();
    this.#failures = 0;
    if (found.length > 0) {
      this.#differences += found.length;
      serving.distrust();
      const named = found.slice(0, NAMED).join('; ');
      forget(`a sample differs from the store: ${named}`);
      warn(`what this node remembers differs from its store, and is read anew: ${named}${found.length > NAMED ? `; and ${found.length - NAMED} more` : ''}`);
      if ((await this.#sample()).length > 0) return;
    }
    serving.trust();
  }

  async #sample(): Promise<string[]> {
    const found: string[] = [];
    for (const [name, sample] of Object.entries(this.#needs.sources)) {
      const { compared, differences } = await sample(COUNT);
      this.#compared += compared;
      found.push(...differences.map((difference) => `${name}: ${difference}`));
    }
    this.#runs++;
    return found;
  }

  /** A store that cannot be asked makes the node stale by itself; a difference that was found before stays. */
  #failed(fault: unknown): void {
    if (fault instanceof StoreUnavailableError) return;
    this.#needs.report(fault);
    if (++this.#failures < FAILURES) return;
    if (this.#failures === FAILURES) this.#needs.warn('what this node remembers cannot be compared with its store, so nobody is answered until it can');
    this.#needs.serving.distrust();
  }
}
