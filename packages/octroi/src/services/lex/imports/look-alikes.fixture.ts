import { LEX_METADATA } from '../exports/lex-format.ts';

/** Documents that look as other exported bots do, each for what only it has (LEX-IMP, the table of real bots). */

const text = (content: string, groupNumber?: number) => ({ contentType: 'PlainText', content, ...(groupNumber === undefined ? {} : { groupNumber }) });
const prompt = (content: string, more: object = {}) => ({ messages: [text(content)], maxAttempts: 2, ...more });
const slot = (name: string, slotType: string, more: object = {}) => ({ name, slotConstraint: 'Required', slotType, valueElicitationPrompt: prompt(`Which ${name}?`), priority: 1, ...more });
const intent = (name: string, more: object = {}) => ({ name, version: '3', fulfillmentActivity: { type: 'ReturnIntent' }, sampleUtterances: [`do ${name}`], slots: [], ...more });
const hook = (name: string) => ({ uri: `arn:aws:lambda:us-east-1:111122223333:function:${name}`, messageVersion: '1.0' });
const bot = (name: string, intents: object[], more: object = {}) => ({
  metadata: LEX_METADATA,
  resource: { name, version: '2', intents, voiceId: 'Salli', childDirected: false, locale: 'en-US', idleSessionTTLInSeconds: 300, ...more },
});

/** Optional slots alone, values that are their own synonyms, a fallback intent, and no clarification prompt. */
export const barista = bot(
  'CoffeeMaker',
  [
    intent('orderDrink', {
      sampleUtterances: ['a {size} {drink}', '{drink} with {extra}'],
      slots: ['size', 'drink', 'extra', 'roast', 'milk', 'count'].map((name, at) => slot(name, `${name}Type`, { slotConstraint: 'Optional', slotTypeVersion: '1', priority: at + 1, sampleUtterances: [] })),
    }),
    intent('Fallback', { sampleUtterances: [], parentIntentSignature: 'AMAZON.FallbackIntent' }),
  ],
  {
    slotTypes: ['size', 'drink', 'extra', 'roast', 'milk', 'count'].map((name) => ({
      name: `${name}Type`, version: '1', enumerationValues: [{ value: 'sugar', synonyms: ['sugar'] }, { value: `some ${name}`, synonyms: [] }], valueSelectionStrategy: 'TOP_RESOLUTION',
    })),
    abortStatement: { messages: [text('Sorry.')] },
    detectSentiment: false,
    enableModelImprovements: true,
    nluIntentConfidenceThreshold: 0.4,
  },
);

/** No slots, no slot types, a bot for text alone, a long session. */
export const videoCall = bot('StartVideoCall', [intent('Call', { conclusionStatement: { messages: [text('Calling.')] } })], { voiceId: '0', idleSessionTTLInSeconds: 3600 });

/** Both kinds of code hook, built-in types of several kinds, a follow-up prompt with message groups. */
export const customerService = bot('CustomerService', [
  intent('Balance', {
    slots: [slot('country', 'AMAZON.Country'), slot('pin', 'AMAZON.FOUR_DIGIT_NUMBER', { priority: 2, obfuscationSetting: 'DEFAULT_OBFUSCATION' })],
    dialogCodeHook: hook('workshop'),
    fulfillmentActivity: { type: 'CodeHook', codeHook: hook('workshop:live') },
  }),
  intent('Transfer', { slots: [slot('amount', 'AMAZON.NUMBER'), slot('when', 'AMAZON.DATE', { priority: 2 })] }),
  intent('Bye', {
    followUpPrompt: { prompt: { messages: [text('Done.', 1), text('Anything else?', 2)], maxAttempts: 1 }, rejectionStatement: { messages: [text('Bye.', 1)] } },
  }),
]);

/** A response card as escaped JSON, a list type with free text, defaults without values. */
export const roboAdvisor = bot('RoboAdvisor', [
  intent('RecommendPortfolio', {
    dialogCodeHook: hook('recommend'),
    slots: [
      slot('firstName', 'AMAZON.US_FIRST_NAME', { defaultValueSpec: { defaultValueList: [] }, obfuscationSetting: 'NONE' }),
      slot('age', 'AMAZON.MusicVideo', { priority: 2 }),
      slot('risk', 'RiskLevels', {
        slotTypeVersion: '4',
        priority: 3,
        valueElicitationPrompt: prompt('How much risk?', { responseCard: JSON.stringify({ version: 1, contentType: 'application/vnd.amazonaws.card.generic', genericAttachments: [{ title: 'Risk', buttons: [{ text: 'High', value: 'High' }] }] }) }),
      }),
    ],
  }),
], { slotTypes: [{ name: 'RiskLevels', version: '4', enumerationValues: [{ value: 'High', synonyms: ['a lot'] }], valueSelectionStrategy: 'ORIGINAL_VALUE' }] });

/** The same with the members of newer files. */
export const newerRoboAdvisor = { ...roboAdvisor, resource: { ...roboAdvisor.resource, detectSentiment: false, enableModelImprovements: true } };

/** The layout of 2019: no newer members, values without synonyms, a version of two digits. */
export const smartBot = bot('SmartBot', [intent('Order', { slots: [slot('thing', 'Things', { slotTypeVersion: '10' })], confirmationPrompt: prompt('Order {thing}?'), rejectionStatement: { messages: [text('Fine.')] } })], {
  version: '10',
  slotTypes: [{ name: 'Things', version: '10', enumerationValues: [{ value: 'book' }], valueSelectionStrategy: 'ORIGINAL_VALUE' }],
});

/** What a hand writes who sends it with `put-bot`, and no export. */
export const putBotFile = { name: 'BIBot', intents: [{ intentName: 'Hello', intentVersion: '$LATEST' }], locale: 'en-US', childDirected: false };

export const lookAlikes = { barista, videoCall, customerService, roboAdvisor, newerRoboAdvisor, smartBot };
