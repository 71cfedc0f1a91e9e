import type { PutSlotTypeRequest } from '../../../../models/lex-models.gen.ts';
import { isReservedName } from '../builtins/catalogue.ts';
import { badRequest, limitExceeded } from '../shared/errors.ts';
import { parseSlotPattern, SlotPatternError } from '../understanding/patterns/parse-slot-pattern.ts';

/** Values and synonyms of one slot type together (LEX-VAL-7). */
const MAX_VALUES = 10_000;
const REGEX_PARENT = 'AMAZON.AlphaNumeric';

/**
 * Gives the number of values and synonyms.
 * @throws BadRequestException, LimitExceededException for what a slot type cannot be
 */
export function checkSlotType({ name, enumerationValues = [], parentSlotTypeSignature, slotTypeConfigurations = [] }: PutSlotTypeRequest): number {
  if (isReservedName('slottype', name)) throw badRequest(`${name} is the name of a built-in slot type.`);
  const values = checkValues(enumerationValues);
  if (parentSlotTypeSignature !== undefined && parentSlotTypeSignature !== REGEX_PARENT) throw badRequest(`A slot type cannot be derived from ${parentSlotTypeSignature}, only from ${REGEX_PARENT}.`);
  for (const { regexConfiguration } of slotTypeConfigurations) {
    if (regexConfiguration === undefined) continue;
    if (parentSlotTypeSignature === undefined) throw badRequest(`A slot type with a regular expression must be derived from ${REGEX_PARENT}.`);
    checkPattern(regexConfiguration.pattern);
  }
  return values;
}

/** A synonym that equals its own value, as in real exports, says nothing and is no duplicate. */
function checkValues(values: NonNullable<PutSlotTypeRequest['enumerationValues']>): number {
  const seen = new Set<string>();
  const add = (text: string): void => {
    if (seen.has(text)) throw badRequest(`The value ${text} occurs more than once among the values and synonyms of the slot type.`);
    seen.add(text);
  };
  for (const { value } of values) add(value);
  for (const { value, synonyms = [] } of values) for (const synonym of synonyms) if (synonym !== value) add(synonym);
  if (seen.size > MAX_VALUES) throw limitExceeded(`A slot type can have at most ${MAX_VALUES} values and synonyms.`);
  return seen.size;
}

function checkPattern(pattern: string): void {
  try {
    parseSlotPattern(pattern);
  } catch (error) {
    if (error instanceof SlotPatternError) throw badRequest(`The regular expression ${pattern} is not valid: ${error.message}.`);
    throw error;
  }
}
