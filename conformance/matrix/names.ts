/** Puts what `{name}` stands for into every text of a value. `${...}` is a policy variable and stays. */
export function filled<T>(value: T, names: Readonly<Record<string, string>>): T {
  if (typeof value === 'string') {
    const text = value.replace(/(?<!\$)\{([a-z][a-z0-9-]*(?:\.[a-z]+)?)\}/g, (_, name: string) => {
      const found = names[name];
      if (found === undefined) throw new Error(`nothing is called {${name}}`);
      return found;
    });
    return text as T & string;
  }
  if (Array.isArray(value)) return value.map((each: unknown) => filled(each, names)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [filled(key, names), filled(each as unknown, names)])) as T;
}
