import type { GetIntentResponse, GetSlotTypeResponse, SlotOutput } from '../../../../models/lex-models.gen.ts';
import type { BotDefinition } from '../definition/types.ts';
import { inOrder } from './member-order.ts';

/** A document in Amazon Lex's own format, as it is written (LEX-EXP-3). */
export interface LexExport {
  readonly metadata: typeof LEX_METADATA;
  readonly resource: Readonly<Record<string, unknown>>;
}

export const LEX_METADATA = { schemaVersion: '1.0', importType: 'LEX', importFormat: 'JSON' } as const;

/** A bot with its intents and slot types in full (LEX-EXP-3, LEX-EXP-4). Members stand in the order in which AWS wrote them. */
export function exportBot({ bot, intents, slotTypes }: BotDefinition): LexExport {
  const types = Object.values(slotTypes).map(slotTypeResource);
  return {
    metadata: LEX_METADATA,
    resource: present({
      name: bot.name,
      version: bot.version,
      intents: intents.map(intentResource),
      slotTypes: types.length === 0 ? undefined : types,
      voiceId: bot.voiceId,
      childDirected: bot.childDirected,
      locale: bot.locale,
      idleSessionTTLInSeconds: bot.idleSessionTTLInSeconds,
      description: bot.description,
      clarificationPrompt: inOrder(bot.clarificationPrompt),
      abortStatement: inOrder(bot.abortStatement),
      detectSentiment: bot.detectSentiment,
      enableModelImprovements: bot.enableModelImprovements,
      nluIntentConfidenceThreshold: bot.nluIntentConfidenceThreshold,
    }),
  };
}

/** An intent with the slot types that it names. */
export function exportIntent(intent: GetIntentResponse, slotTypes: readonly GetSlotTypeResponse[]): LexExport {
  const types = slotTypes.map(slotTypeResource);
  return { metadata: LEX_METADATA, resource: present({ ...intentResource(intent), slotTypes: types.length === 0 ? undefined : types }) };
}

export function exportSlotType(slotType: GetSlotTypeResponse): LexExport {
  return { metadata: LEX_METADATA, resource: slotTypeResource(slotType) };
}

/** As the text of the archive's entry: two spaces of indentation (LEX-EXP-2). */
export function exportText(document: object): string {
  return JSON.stringify(document, null, 2);
}

/** An intent without utterances or slots has them as empty lists; what else it does not have is left out (LEX-EXP-4). */
function intentResource(intent: GetIntentResponse): Record<string, unknown> {
  return present({
    description: intent.description,
    rejectionStatement: inOrder(intent.rejectionStatement),
    name: intent.name,
    version: intent.version,
    fulfillmentActivity: inOrder(intent.fulfillmentActivity),
    sampleUtterances: intent.sampleUtterances ?? [],
    slots: (intent.slots ?? []).map(slotResource),
    confirmationPrompt: inOrder(intent.confirmationPrompt),
    conclusionStatement: inOrder(intent.conclusionStatement),
    followUpPrompt: inOrder(intent.followUpPrompt),
    dialogCodeHook: inOrder(intent.dialogCodeHook),
    parentIntentSignature: intent.parentIntentSignature,
    kendraConfiguration: inOrder(intent.kendraConfiguration),
    inputContexts: inOrder(intent.inputContexts),
    outputContexts: inOrder(intent.outputContexts),
  });
}

function slotResource(slot: SlotOutput): Record<string, unknown> {
  return present({
    name: slot.name,
    description: slot.description,
    slotConstraint: slot.slotConstraint,
    slotType: slot.slotType,
    slotTypeVersion: slot.slotTypeVersion,
    valueElicitationPrompt: inOrder(slot.valueElicitationPrompt),
    priority: slot.priority,
    sampleUtterances: slot.sampleUtterances,
    responseCard: slot.responseCard,
    obfuscationSetting: slot.obfuscationSetting,
    defaultValueSpec: inOrder(slot.defaultValueSpec),
  });
}

function slotTypeResource(slotType: GetSlotTypeResponse): Record<string, unknown> {
  return present({
    description: slotType.description,
    name: slotType.name,
    version: slotType.version,
    enumerationValues: inOrder(slotType.enumerationValues),
    valueSelectionStrategy: slotType.valueSelectionStrategy,
    parentSlotTypeSignature: slotType.parentSlotTypeSignature,
    slotTypeConfigurations: inOrder(slotType.slotTypeConfigurations),
  });
}

/** What is there; absent parts are left out, never null. */
function present(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== null));
}
