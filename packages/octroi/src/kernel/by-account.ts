/** A map by partition and account, which asks for no text to be put together for each look. */
export class ByAccount<Value> {
  readonly #partitions = new Map<string, Map<string, Value>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(partition: string, account: string): Value | undefined {
    return this.#partitions.get(partition)?.get(account);
  }

  set(partition: string, account: string, value: Value): void {
    let accounts = this.#partitions.get(partition);
    if (accounts === undefined) this.#partitions.set(partition, (accounts = new Map()));
    if (!accounts.has(account)) this.#size++;
    accounts.set(account, value);
  }

  delete(partition: string, account: string): void {
    if (this.#partitions.get(partition)?.delete(account) === true) this.#size--;
  }

  *entries(): Generator<readonly [partition: string, account: string, value: Value]> {
    for (const [partition, accounts] of this.#partitions) for (const [account, value] of accounts) yield [partition, account, value];
  }

  clear(): void {
    this.#partitions.clear();
    this.#size = 0;
  }
}
