import type { GetSlotTypeResponse } from '../../../../../models/lex-models.gen.ts';
import type { Language } from '../language/language.ts';
import { once, type Said, typed } from '../text/said.ts';
import { Gazetteer } from './gazetteer.ts';
import { type FoundValue, type ReadValue, spanning, type ValueReader } from './value.ts';

/** LEX-SHP-7, and no more are read if there were more. */
const MOST_VALUES = 10_000;

/**
 * A custom slot type (LEX-NLU-6). TOP_RESOLUTION accepts values and synonyms alone and gives the value; ORIGINAL_VALUE accepts any words
 * and gives them as they were typed, with the values that they resemble as resolutions.
 */
export function customTypeReader(type: GetSlotTypeResponse, language: Language, familiar: ReadonlySet<string>): ValueReader {
  const values = (type.enumerationValues ?? []).slice(0, MOST_VALUES).map((entry) => ({ value: entry.value ?? '', synonyms: entry.synonyms ?? [] }));
  const gazetteer = new Gazetteer(values, language, familiar);
  const restricted = type.valueSelectionStrategy === 'TOP_RESOLUTION';
  const find = (said: Said): readonly FoundValue[] =>
    once(said, find, () =>
      gazetteer.find(said).map(({ from, to, values: resolutions, sure }) => ({
        from,
        to,
        value: restricted ? (resolutions[0] as string) : typed(said, from, to),
        resolutions,
        sure,
      })),
    );
  const accept = (said: Said, from: number, to: number): ReadValue | null => {
    const found = spanning(find(said), from, to);
    if (found !== null || restricted) return found;
    return from < to ? { value: typed(said, from, to), resolutions: gazetteer.resembling(said, from, to), sure: 0 } : null;
  };
  const samples = values.flatMap(({ value, synonyms }) => [value, ...synonyms]);
  return { typeName: type.name ?? '', find, accept, open: !restricted, samples };
}
