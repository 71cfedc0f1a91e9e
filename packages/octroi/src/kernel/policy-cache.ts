import { compile, parsePolicy, type CompiledPolicy } from '@octroi/policy';
import { comparable, Round, type Compared } from './sample.ts';

/**
 * Compiled policies by source and text, so that a managed policy is compiled once however many principals hold it.
 * Bounded; the least recently used leave first.
 */
export class PolicyCache {
  readonly #capacity: number;
  readonly #byText = new Map<string, CompiledPolicy>();
  readonly #round = new Round(() => this.#byText);

  constructor(capacity = 20_000) {
    this.#capacity = capacity;
  }

  /** Compiles a stored document. It was checked when it was written: one that does not parse is a damaged store, and throws. */
  get(source: string, text: string): CompiledPolicy {
    const key = `${source}\u0000${text}`;
    const known = this.#byText.get(key);
    if (known !== undefined) {
      this.#byText.delete(key);
      this.#byText.set(key, known);
      return known;
    }
    const parsed = parsePolicy(text);
    if (!parsed.ok) throw new Error(`the stored policy ${source} does not parse`);
    const compiled = compile(parsed.document, { source });
    this.#byText.set(key, compiled);
    if (this.#byText.size > this.#capacity) this.#byText.delete(this.#byText.keys().next().value!);
    return compiled;
  }

  /** Parses some of the texts again. */
  sample(count: number): Compared {
    const some = this.#round.take(count);
    const differences = some.flatMap(([key, compiled]) => {
      const end = key.indexOf('\u0000');
      const [source, text] = [key.slice(0, end), key.slice(end + 1)];
      const parsed = parsePolicy(text);
      return parsed.ok && comparable(compiled) === comparable({ source, document: parsed.document }) ? [] : [`the compiled policy of ${source}`];
    });
    return { compared: some.length, differences };
  }

  clear(): void {
    this.#byText.clear();
  }
}
