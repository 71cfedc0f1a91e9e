import type { CodeHook, PutIntentRequest, Slot } from '../../../../models/lex-models.gen.ts';
import { isBuiltinIntent, isBuiltinSlotType, isReservedName } from '../builtins/catalogue.ts';
import { badRequest } from '../shared/errors.ts';
import { checkMessages } from '../shared/messages.ts';
import { checkUtterances } from './check-utterances.ts';

const FALLBACK = 'AMAZON.FallbackIntent';
const KENDRA = 'AMAZON.KendraSearchIntent';

/** What an intent cannot be, whatever else there is. @throws BadRequestException */
export function checkIntent(input: PutIntentRequest): void {
  const { name, slots = [], sampleUtterances = [], confirmationPrompt, rejectionStatement, followUpPrompt, conclusionStatement, dialogCodeHook, fulfillmentActivity } = input;
  if (isReservedName('intent', name)) throw badRequest(`${name} is the name of a built-in intent.`);
  if ((confirmationPrompt === undefined) !== (rejectionStatement === undefined)) throw badRequest('You must provide both the confirmationPrompt and the rejectionStatement, or neither.');
  if (followUpPrompt !== undefined && conclusionStatement !== undefined) throw badRequest('The followUpPrompt and the conclusionStatement are mutually exclusive. You can specify only one.');
  if (fulfillmentActivity?.type === 'CodeHook' && fulfillmentActivity.codeHook === undefined) throw badRequest('A fulfillmentActivity of the type CodeHook must have a codeHook.');
  for (const hook of [dialogCodeHook, fulfillmentActivity?.codeHook]) checkHook(hook);
  checkMessages('confirmationPrompt', confirmationPrompt);
  checkMessages('rejectionStatement', rejectionStatement);
  checkMessages('conclusionStatement', conclusionStatement);
  checkMessages('followUpPrompt', followUpPrompt?.prompt);
  checkMessages('rejectionStatement of the followUpPrompt', followUpPrompt?.rejectionStatement);
  checkDerived(input);
  checkSlots(slots);
  checkUtterances(sampleUtterances, slots);
}

/** LEX-SHP-5: there has never been another version of the event. */
function checkHook(hook: CodeHook | undefined): void {
  if (hook !== undefined && hook.messageVersion !== '1.0') throw badRequest(`The messageVersion ${hook.messageVersion} is not supported. The only supported version is 1.0.`);
}

/** LEX-VAL-6 */
function checkDerived({ parentIntentSignature: parent, sampleUtterances = [], slots = [], dialogCodeHook, confirmationPrompt, kendraConfiguration }: PutIntentRequest): void {
  if ((parent === KENDRA) !== (kendraConfiguration !== undefined)) throw badRequest(`An intent has a kendraConfiguration if, and only if, it is derived from ${KENDRA}.`);
  if (parent === undefined) return;
  if (!isBuiltinIntent(parent)) throw badRequest(`The built-in intent ${parent} does not exist.`);
  if (sampleUtterances.length > 0) throw badRequest(`An intent that is derived from ${parent} cannot have sample utterances.`);
  if (slots.length > 0) throw badRequest(`An intent that is derived from ${parent} cannot have slots.`);
  if (parent === FALLBACK && dialogCodeHook !== undefined) throw badRequest(`An intent that is derived from ${FALLBACK} cannot have a dialogCodeHook.`);
  if (parent === FALLBACK && confirmationPrompt !== undefined) throw badRequest(`An intent that is derived from ${FALLBACK} cannot have a confirmationPrompt.`);
}

function checkSlots(slots: readonly Slot[]): void {
  const names = new Set<string>();
  for (const { name, slotType, slotTypeVersion, slotConstraint, valueElicitationPrompt } of slots) {
    if (names.has(name.toLowerCase())) throw badRequest(`The slot ${name} is defined more than once.`);
    names.add(name.toLowerCase());
    if (slotConstraint === 'Required' && valueElicitationPrompt === undefined) throw badRequest(`The required slot ${name} must have a valueElicitationPrompt.`);
    checkMessages(`valueElicitationPrompt of the slot ${name}`, valueElicitationPrompt);
    if (slotType === undefined) continue;
    if (isBuiltin(slotType)) {
      if (!isBuiltinSlotType(slotType)) throw badRequest(`The built-in slot type ${slotType} of the slot ${name} does not exist.`);
      if (slotTypeVersion !== undefined) throw badRequest(`The slot ${name} cannot have a slotTypeVersion: built-in slot types have no versions.`);
    } else if (slotTypeVersion === undefined) throw badRequest(`The slot ${name} must have the slotTypeVersion of its custom slot type ${slotType}.`);
  }
}

/** Is it AWS's own slot type? */
export function isBuiltin(slotType: string): boolean {
  return slotType.startsWith('AMAZON.');
}
