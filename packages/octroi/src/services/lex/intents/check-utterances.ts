import type { Slot } from '../../../../models/lex-models.gen.ts';
import { badRequest } from '../shared/errors.ts';

/** Names in braces, in order. */
export function holesOf(utterance: string): readonly string[] {
  return [...utterance.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!.trim());
}

/** @throws BadRequestException for an utterance with a slot that the intent does not have, or with one twice (LEX-VAL-3) */
export function checkUtterances(utterances: readonly string[], slots: readonly Slot[]): void {
  const names = new Set(slots.map(({ name }) => name));
  for (const utterance of utterances) checkHoles(utterance, names);
  for (const { name, sampleUtterances = [] } of slots) {
    for (const utterance of sampleUtterances) {
      checkHoles(utterance, names);
      if (!holesOf(utterance).includes(name)) throw badRequest(`The utterance ${utterance} of the slot ${name} must contain {${name}}.`);
    }
  }
}

function checkHoles(utterance: string, names: ReadonlySet<string>): void {
  const seen = new Set<string>();
  for (const hole of holesOf(utterance)) {
    if (!names.has(hole)) throw badRequest(`The utterance ${utterance} refers to the slot ${hole}, which the intent does not have.`);
    if (seen.has(hole)) throw badRequest(`The utterance ${utterance} contains the slot ${hole} more than once.`);
    seen.add(hole);
  }
}
