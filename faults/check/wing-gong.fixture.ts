import { precedes, type RegisterModel, type RegisterOperation } from './register.ts';

/**
 * The same question as `registerProblem` asks, by search after Wing and Gong with Lowe's memory of what was tried: any operation that nothing
 * left must precede may come next. For small histories; knows nothing of blocks, and does not need values written once.
 */
export function searchFindsOrder(initial: string, history: readonly RegisterOperation[], model: RegisterModel): boolean {
  const tried = new Set<string>();
  const search = (left: number, value: string): boolean => {
    // What may take effect at any time may also never do so.
    const remaining = history.filter((_, index) => (left & (1 << index)) !== 0);
    if (remaining.every((operation) => operation.end === Infinity)) return true;
    const memo = `${left} ${value}`;
    if (tried.has(memo)) return false;
    tried.add(memo);
    return history.some((operation, index) => {
      if ((left & (1 << index)) === 0) return false;
      if (remaining.some((other) => other !== operation && precedes(other, operation, model))) return false;
      if (operation.kind === 'read' && operation.value !== value) return false;
      return search(left & ~(1 << index), operation.value);
    });
  };
  return search((1 << history.length) - 1, initial);
}
