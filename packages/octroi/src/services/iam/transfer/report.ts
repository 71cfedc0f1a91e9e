/** What an import or export has to say: a sentence, and what it is true of. */
export interface Finding {
  readonly sentence: string;
  /** Names of users, roles and the like; none if the sentence says it all. */
  readonly names: readonly string[];
}

/** Findings in the order of their first occurrence, names of the same sentence together. */
export class Report {
  readonly #names = new Map<string, Set<string>>();

  add(sentence: string, name?: string): void {
    const names = this.#names.get(sentence) ?? new Set();
    this.#names.set(sentence, names);
    if (name !== undefined) names.add(name);
  }

  findings(): readonly Finding[] {
    return [...this.#names].map(([sentence, names]) => ({ sentence, names: [...names] }));
  }
}

/** A finding as a line, which shows the first names and how many more there are. */
export function lineOf({ sentence, names }: Finding, shown = 8): string {
  if (names.length === 0) return sentence;
  const more = names.length > shown ? ` and ${names.length - shown} more` : '';
  return `${sentence}: ${names.slice(0, shown).join(', ')}${more}`;
}
