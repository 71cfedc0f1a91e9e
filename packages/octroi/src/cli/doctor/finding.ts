/** `note`: worth knowing, nothing is broken. */
export type Grade = 'ok' | 'note' | 'broken';

/** One thing that was looked at. */
export interface Finding {
  readonly grade: Grade;
  /** What was looked at, in a word or two, or the row that is broken. */
  readonly about: string;
  readonly said: string;
  /** What to do. */
  readonly advice?: string;
}

export interface Section {
  readonly title: string;
  readonly findings: readonly Finding[];
}

export const ok = (about: string, said: string): Finding => ({ grade: 'ok', about, said });
export const note = (about: string, said: string, advice?: string): Finding => ({ grade: 'note', about, said, ...(advice === undefined ? {} : { advice }) });
export const broken = (about: string, said: string, advice: string): Finding => ({ grade: 'broken', about, said, advice });

export function countBroken(sections: readonly Section[]): number {
  return sections.flatMap(({ findings }) => findings).filter(({ grade }) => grade === 'broken').length;
}
