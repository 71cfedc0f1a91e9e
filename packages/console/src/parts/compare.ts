/** Compares by what `of` gives: numbers by size, texts as the language sorts them, with numbers inside them by size (`a2` before `a10`). */
export function compareText<T>(of: (item: T) => string | number, language: string): (a: T, b: T) => number {
  const collator = new Intl.Collator(language, { numeric: true });
  return (a, b) => {
    const [x, y] = [of(a), of(b)];
    return typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
  };
}
