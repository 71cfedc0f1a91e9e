import { ANY, ANY_IN_SEGMENT, ONE, ONE_IN_SEGMENT } from '../match/glob.ts';
import type { Language } from './glob-language.ts';
import { regionsOf } from './glob-language.ts';
import type { Patterns, Rule } from './rules-of-document.ts';

/** `service:Name`. */
const ACTIONS: Language = [ONE_IN_SEGMENT, ANY_IN_SEGMENT, ':', ONE_IN_SEGMENT, ANY_IN_SEGMENT];
/** Every ARN that names something. */
const ARNS: Language = ['arn:', ONE_IN_SEGMENT, ANY_IN_SEGMENT, ':', ONE_IN_SEGMENT, ANY_IN_SEGMENT, ':', ANY_IN_SEGMENT, ':', ANY_IN_SEGMENT, ':', ONE, ANY];
/** EVAL-68: no policy touches these calls. */
const UNGATED: readonly Language[] = [['sts:getcalleridentity'], ['sts:getsessiontoken']];

/** Actions and resources that the same rules take; and one of each as an example. */
export interface Cell {
  /** Bit n: rule n takes the action and the resource. */
  readonly rules: bigint;
  readonly action: string;
  readonly resource: string;
}

const MAX_CELLS = 100_000;

interface Part {
  readonly rules: bigint;
  readonly text: string;
}

/** Cuts what the universes have in common by one element of every rule. `drop`: regions of any of these are left out. */
function parts(universes: readonly Language[], elements: readonly Patterns[], drop: readonly Language[]): readonly Part[] | null {
  // Equal patterns are compared once.
  const languages: Language[] = [...drop];
  const ids = new Map<string, number>();
  const idOf = (language: Language): number => {
    const key = JSON.stringify(language);
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, languages.length);
    languages.push(language);
    return languages.length - 1;
  };
  const masks = elements.map((element) => element.languages.reduce((mask, language) => mask | (1n << BigInt(idOf(language))), 0n));
  const regions = regionsOf(universes, languages);
  if (regions === null) return null;
  const dropped = (1n << BigInt(drop.length)) - 1n;
  const found = new Map<bigint, string>();
  for (const { members, text } of regions) {
    if ((members & dropped) !== 0n) continue;
    let rules = 0n;
    for (const [at, mask] of masks.entries()) if (((members & mask) !== 0n) !== elements[at]!.not) rules |= 1n << BigInt(at);
    if (!found.has(rules)) found.set(rules, text);
  }
  return [...found].map(([rules, text]) => ({ rules, text }));
}

/** Every combination of rules that some action of `actions` on some resource meets; null if they are too many. */
export function cellsOf(rules: readonly Rule[], actions: readonly Language[] = [[ANY]]): readonly Cell[] | null {
  const byAction = new Map<bigint, string>();
  for (const universe of actions) {
    const found = parts([ACTIONS, universe], rules.map((rule) => rule.actions), UNGATED);
    if (found === null) return null;
    for (const { rules: mask, text } of found) if (!byAction.has(mask)) byAction.set(mask, text);
  }
  const byResource = parts([ARNS], rules.map(({ resources }) => resources), []);
  if (byResource === null) return null;
  const star = rules.reduce((mask, { resources }, at) => (resources.star ? mask | (1n << BigInt(at)) : mask), 0n);
  const cells = new Map<bigint, Cell>();
  let work = 0;
  for (const [does, action] of byAction) {
    for (const { rules: takes, text } of [...byResource, { rules: star, text: '*' }]) {
      work += 1;
      const both = does & takes;
      if (!cells.has(both)) cells.set(both, { rules: both, action, resource: text });
      if (cells.size > MAX_CELLS || work > 20 * MAX_CELLS) return null;
    }
  }
  return [...cells.values()];
}
