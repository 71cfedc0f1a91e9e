import { strToU8, zipSync } from 'fflate';
import type { GetIntentResponse, GetSlotTypeResponse, SlotOutput } from '../../../../models/lex-models.gen.ts';
import type { BotDefinition } from '../definition/types.ts';
import { ENTRY_TIME } from '../exports/archive.ts';
import { promptSpecification, responseSpecification } from './v2-messages.ts';

/** The threshold below which an intent is not meant, where a bot says none. */
const THRESHOLD = 0.4;

/** The files of a bot as Amazon Lex V2 imports it (LEX-MIG-2): each intent, slot and slot type has its folder. */
export function v2Files(definition: BotDefinition, v2BotName: string): Readonly<Record<string, object>> {
  const { bot, intents, slotTypes } = definition;
  const locale = v2Locale(bot.locale ?? 'en-US');
  const base = `${v2BotName}/BotLocales/${locale}`;
  const files: Record<string, object> = {
    'Manifest.json': { metaData: { schemaVersion: '1.0', fileFormat: 'LexJson', resourceType: 'BOT' } },
    [`${v2BotName}/Bot.json`]: {
      name: v2BotName, version: 'DRAFT', description: bot.description ?? null, dataPrivacy: { childDirected: bot.childDirected === true }, idleSessionTTLInSeconds: bot.idleSessionTTLInSeconds ?? 300,
    },
    [`${base}/BotLocale.json`]: {
      name: locale, identifier: locale, version: 'DRAFT', description: null, nluConfidenceThreshold: bot.nluIntentConfidenceThreshold ?? THRESHOLD,
      voiceSettings: bot.voiceId === undefined || bot.voiceId === '0' ? null : { voiceId: bot.voiceId, engine: 'standard' },
    },
  };
  for (const slotType of Object.values(slotTypes)) files[`${base}/SlotTypes/${slotType.name}/SlotType.json`] = slotTypeFile(slotType);
  for (const intent of intents) {
    files[`${base}/Intents/${intent.name}/Intent.json`] = intentFile(intent);
    for (const slot of intent.slots ?? []) files[`${base}/Intents/${intent.name}/Slots/${slot.name}/Slot.json`] = slotFile(slot);
  }
  return files;
}

/** As an archive; the same for the same files. */
export function v2Archive(files: Readonly<Record<string, object>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(JSON.stringify(content, null, 2))])), { mtime: ENTRY_TIME });
}

/** `en-US` is `en_US`; Latin American Spanish is that of the United States. */
function v2Locale(locale: string): string {
  return (locale === 'es-419' ? 'es-US' : locale).replace('-', '_');
}

function intentFile(intent: GetIntentResponse): object {
  const { name, confirmationPrompt, rejectionStatement, conclusionStatement } = intent;
  const confirmed = confirmationPrompt !== undefined && rejectionStatement !== undefined;
  return {
    name,
    description: intent.description ?? null,
    parentIntentSignature: intent.parentIntentSignature ?? null,
    sampleUtterances: (intent.sampleUtterances ?? []).map((utterance) => ({ utterance })),
    slotPriorities: slotPriorities(intent.slots ?? []),
    dialogCodeHook: { enabled: intent.dialogCodeHook !== undefined },
    fulfillmentCodeHook: { enabled: intent.fulfillmentActivity?.type === 'CodeHook' },
    intentConfirmationSetting: confirmed ? { promptSpecification: promptSpecification(confirmationPrompt), declinationResponse: responseSpecification(rejectionStatement) } : null,
    intentClosingSetting: conclusionStatement === undefined ? null : { closingResponse: responseSpecification(conclusionStatement) },
    inputContexts: intent.inputContexts ?? null,
    outputContexts: intent.outputContexts ?? null,
    kendraConfiguration: intent.kendraConfiguration === undefined ? null : { kendraIndex: intent.kendraConfiguration.kendraIndex, queryFilterString: intent.kendraConfiguration.queryFilterString ?? null },
  };
}

/** The slots in the order in which they are asked for: those without a priority last. */
function slotPriorities(slots: readonly SlotOutput[]): readonly object[] {
  const order = slots.toSorted((a, b) => (a.priority ?? Infinity) - (b.priority ?? Infinity) || slots.indexOf(a) - slots.indexOf(b));
  return order.map(({ name }, at) => ({ slotName: name, priority: at + 1 }));
}

function slotFile(slot: SlotOutput): object {
  return {
    name: slot.name,
    description: slot.description ?? null,
    slotTypeName: slot.slotType,
    obfuscationSetting: slot.obfuscationSetting === 'DEFAULT_OBFUSCATION' ? { obfuscationSettingType: 'DefaultObfuscation' } : null,
    valueElicitationSetting: {
      slotConstraint: slot.slotConstraint,
      promptSpecification: slot.valueElicitationPrompt === undefined ? null : promptSpecification(slot.valueElicitationPrompt),
      sampleUtterances: (slot.sampleUtterances ?? []).map((utterance) => ({ utterance })),
      defaultValueSpecification: slot.defaultValueSpec === undefined ? null : { defaultValueList: slot.defaultValueSpec.defaultValueList },
    },
  };
}

function slotTypeFile(slotType: GetSlotTypeResponse): object {
  const pattern = slotType.slotTypeConfigurations?.[0]?.regexConfiguration?.pattern;
  return {
    name: slotType.name,
    description: slotType.description ?? null,
    parentSlotTypeSignature: slotType.parentSlotTypeSignature ?? null,
    slotTypeValues: (slotType.enumerationValues ?? []).map(({ value, synonyms }) => ({ sampleValue: { value }, synonyms: (synonyms ?? []).map((synonym) => ({ value: synonym })) })),
    valueSelectionSetting: { resolutionStrategy: slotType.valueSelectionStrategy === 'TOP_RESOLUTION' ? 'TopResolution' : 'OriginalValue', regexFilter: pattern === undefined ? null : { pattern } },
  };
}
