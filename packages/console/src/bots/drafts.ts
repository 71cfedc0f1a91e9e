import type { BotAliasMetadata, ConversationLogsRequest, EnumerationValue, GetBotResponse, GetIntentResponse, GetSlotTypeResponse, Message, Prompt, PutBotAliasRequest, PutBotRequest, PutIntentRequest, PutSlotTypeRequest, Slot, Statement } from '@aws-sdk/client-lex-model-building-service';

/*
 * What the forms edit is the input of the Put operations itself: all that a form does not show goes through it untouched. A save only takes
 * away what was left blank.
 */

type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the members that are not there, so that a request holds only what is said. */
function present<T extends object>(value: T): Known<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Known<T>;
}

/** What GetBot gives as what PutBot takes. */
export function botDraft({ abortStatement, checksum, childDirected = false, clarificationPrompt, description, detectSentiment, enableModelImprovements, idleSessionTTLInSeconds, intents, locale, name, nluIntentConfidenceThreshold, voiceId }: GetBotResponse): PutBotRequest {
  return { ...present({ abortStatement, checksum, clarificationPrompt, description, detectSentiment, enableModelImprovements, idleSessionTTLInSeconds, intents, nluIntentConfidenceThreshold, voiceId }), name: name ?? '', locale: locale ?? 'en-US', childDirected };
}

/** What an alias keeps when it points to another version: its description, its conversation logs (LEX-LOG), and the checksum that guards it. */
export function aliasDraft(alias: BotAliasMetadata | null): Partial<PutBotAliasRequest> {
  if (alias === null) return {};
  const { checksum, description, conversationLogs } = alias;
  // The prefix of each log is the service's to write.
  const logs: ConversationLogsRequest | undefined =
    conversationLogs === undefined ? undefined : { iamRoleArn: conversationLogs.iamRoleArn, logSettings: (conversationLogs.logSettings ?? []).map(({ logType, destination, kmsKeyArn, resourceArn }) => ({ ...present({ kmsKeyArn }), logType, destination, resourceArn })) };
  return present({ checksum, description, conversationLogs: logs });
}

/** What GetIntent gives as what PutIntent takes. */
export function intentDraft(intent: GetIntentResponse): PutIntentRequest {
  const { checksum, conclusionStatement, confirmationPrompt, description, dialogCodeHook, followUpPrompt, fulfillmentActivity, inputContexts, kendraConfiguration, name, outputContexts, parentIntentSignature, rejectionStatement, sampleUtterances, slots } = intent;
  return {
    ...present({ checksum, conclusionStatement, confirmationPrompt, description, dialogCodeHook, followUpPrompt, fulfillmentActivity, inputContexts, kendraConfiguration, outputContexts, parentIntentSignature, rejectionStatement, sampleUtterances, slots }),
    name: name ?? '',
  };
}

/** What GetSlotType gives as what PutSlotType takes. */
export function slotTypeDraft({ checksum, description, enumerationValues, name, parentSlotTypeSignature, slotTypeConfigurations, valueSelectionStrategy }: GetSlotTypeResponse): PutSlotTypeRequest {
  return { ...present({ checksum, description, enumerationValues, parentSlotTypeSignature, slotTypeConfigurations, valueSelectionStrategy }), name: name ?? '' };
}

const said = (messages: readonly Message[] | undefined): Message[] => (messages ?? []).filter(({ content }) => content !== undefined && content.trim() !== '');

/** The prompt or statement without blank messages; undefined if none is left. */
function spoken<T extends Prompt | Statement>(text: T | undefined): T | undefined {
  const messages = said(text?.messages);
  return text === undefined || messages.length === 0 ? undefined : { ...text, messages };
}

const filled = (lines: readonly string[] | undefined): string[] => (lines ?? []).map((line) => line.trim()).filter((line) => line !== '');
const orAbsent = (text: string | undefined): string | undefined => (text === undefined || text === '' ? undefined : text);

export function readyBot(draft: PutBotRequest): PutBotRequest {
  const { name, locale, childDirected } = draft;
  return {
    ...present({ ...draft, description: orAbsent(draft.description), clarificationPrompt: spoken(draft.clarificationPrompt), abortStatement: spoken(draft.abortStatement), intents: draft.intents?.filter(({ intentName }) => intentName !== '') }),
    name,
    locale,
    childDirected,
  };
}

/** Has the slot a type of one's own? */
export function isOwnType({ slotType }: Pick<Slot, 'slotType'>): boolean {
  return slotType !== undefined && slotType !== '' && !slotType.startsWith('AMAZON.');
}

/** A built-in slot type has no versions; one of one's own has `$LATEST` unless another is said. */
function readySlot(slot: Slot): Slot {
  const { slotTypeVersion: version, ...rest } = slot;
  return {
    ...present({ ...rest, slotType: orAbsent(rest.slotType), description: orAbsent(rest.description), valueElicitationPrompt: spoken(rest.valueElicitationPrompt), ...(rest.sampleUtterances === undefined ? {} : { sampleUtterances: filled(rest.sampleUtterances) }) }),
    ...(isOwnType(rest) ? { slotTypeVersion: version ?? '$LATEST' } : {}),
    name: rest.name,
    slotConstraint: rest.slotConstraint,
  };
}

export function readyIntent(draft: PutIntentRequest): PutIntentRequest {
  const { fulfillmentActivity, dialogCodeHook, sampleUtterances, slots, name } = draft;
  return {
    ...present({
      ...draft,
      description: orAbsent(draft.description),
      confirmationPrompt: spoken(draft.confirmationPrompt),
      rejectionStatement: spoken(draft.rejectionStatement),
      conclusionStatement: spoken(draft.conclusionStatement),
      dialogCodeHook: dialogCodeHook?.uri === '' ? undefined : dialogCodeHook,
      fulfillmentActivity: fulfillmentActivity?.type === 'ReturnIntent' ? { type: 'ReturnIntent' as const } : fulfillmentActivity,
      sampleUtterances: sampleUtterances === undefined ? undefined : filled(sampleUtterances),
      slots: slots?.map(readySlot),
    }),
    name,
  };
}

export function readySlotType(draft: PutSlotTypeRequest): PutSlotTypeRequest {
  const values = (draft.enumerationValues ?? []).map((value): EnumerationValue => ({ value: value.value?.trim(), ...(value.synonyms === undefined ? {} : { synonyms: filled(value.synonyms) }) })).filter(({ value }) => value !== '' && value !== undefined);
  return { ...present({ ...draft, description: orAbsent(draft.description), parentSlotTypeSignature: orAbsent(draft.parentSlotTypeSignature), enumerationValues: draft.enumerationValues === undefined ? undefined : values }), name: draft.name };
}

/** Has the intent something that its form does not show? */
export function hasHiddenParts({ inputContexts = [], outputContexts = [], followUpPrompt, kendraConfiguration, slots = [] }: PutIntentRequest): boolean {
  return inputContexts.length + outputContexts.length > 0 || followUpPrompt !== undefined || kendraConfiguration !== undefined || slots.some(({ responseCard, valueElicitationPrompt }) => responseCard !== undefined || valueElicitationPrompt?.responseCard !== undefined);
}

/** Names of bots, intents, slot types and aliases. Looked at letter by letter, since the model's pattern takes exponential time on a bad name. */
export function isLexName(name: string): boolean {
  return /^[A-Za-z][A-Za-z_]*$/.test(name) && !name.includes('__');
}
