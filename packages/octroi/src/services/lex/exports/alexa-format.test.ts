import { expect, test } from 'vitest';
import { readDocument } from '../imports/document.ts';
import { barista } from '../imports/look-alikes.fixture.ts';
import { alexaSkill, invocationName } from './alexa-format.ts';
import { entryName } from './archive.ts';
import { definitionOf, exportedBot } from './exports.fixture.ts';

interface Skill {
  readonly interactionModel: {
    readonly languageModel: { readonly invocationName: string; readonly intents: readonly { name: string; slots?: object[]; samples: string[] }[]; readonly types: object[] };
    readonly dialog: { readonly intents: readonly { name: string; confirmationRequired: boolean; prompts: object; slots: { name: string; elicitationRequired: boolean; prompts: object }[] }[] };
    readonly prompts: readonly { id: string; variations: { type: string; value: string }[] }[];
  };
}

const skillOf = (definition: Parameters<typeof alexaSkill>[0]) => (alexaSkill(definition) as Skill).interactionModel;

test('LEX-EXP-6: a bot as an Alexa interaction model: intents with slots and samples, types with values', () => {
  const { languageModel } = skillOf(exportedBot('OrderFlowers'));
  expect(languageModel.invocationName).toBe('order flowers');
  expect(languageModel.intents).toEqual([
    {
      name: 'OrderFlowers',
      slots: [
        { name: 'FlowerType', type: 'FlowerTypes', samples: ['I would like to order {FlowerType}'] },
        { name: 'PickupDate', type: 'AMAZON.DATE', samples: [] },
        { name: 'PickupTime', type: 'AMAZON.TIME', samples: [] },
      ],
      samples: ['I would like to pick up flowers', 'I would like to order some flowers'],
    },
  ]);
  expect(languageModel.types).toEqual([{ name: 'FlowerTypes', values: ['tulips', 'lilies', 'roses'].map((value) => ({ name: { value, synonyms: [] } })) }]);
  expect(entryName('OrderFlowers', 'ALEXA_SKILLS_KIT')).toBe('OrderFlowers.json');
});

test('LEX-EXP-6: what has to be asked is a dialog; a message with a session attribute cannot be said there', () => {
  const { dialog, prompts } = skillOf(exportedBot('OrderFlowers'));
  expect(dialog.intents[0]).toMatchObject({ confirmationRequired: true, prompts: { confirmation: 'Confirm.Intent-OrderFlowers' } });
  expect(dialog.intents[0]!.slots.map(({ name, elicitationRequired }) => [name, elicitationRequired])).toEqual([['FlowerType', true], ['PickupDate', true], ['PickupTime', true]]);
  expect(prompts.map(({ id, variations }) => [id, variations.length])).toEqual([
    ['Confirm.Intent-OrderFlowers', 1],
    ['Elicit.Intent-OrderFlowers.IntentSlot-FlowerType', 1],
    ['Elicit.Intent-OrderFlowers.IntentSlot-PickupDate', 2],
    ['Elicit.Intent-OrderFlowers.IntentSlot-PickupTime', 2],
  ]);
  expect(JSON.stringify(prompts)).not.toContain('[Price]');
});

test('LEX-EXP-6: optional slots are not asked for; a derived intent is the built-in one', () => {
  const { languageModel, dialog, prompts } = skillOf(definitionOf(readDocument(JSON.stringify(barista), 'BOT'), '2'));
  expect(languageModel.intents[1]).toEqual({ name: 'AMAZON.FallbackIntent', samples: [] });
  expect(dialog.intents.map(({ name, slots }) => [name, slots.some(({ elicitationRequired }) => elicitationRequired)])).toEqual([['orderDrink', false]]);
  expect(prompts).toEqual([]);
});

test('LEX-EXP-6: a prompt of which nothing can be said is no prompt; an escaped bracket is a bracket', () => {
  const { intents, ...rest } = exportedBot('OrderFlowers');
  const [first] = intents;
  const asked = (content: string, contentType: 'PlainText' | 'CustomPayload' = 'PlainText') =>
    skillOf({ ...rest, intents: [{ ...first!, slots: [], confirmationPrompt: { messages: [{ contentType, content }], maxAttempts: 1 } }] }).dialog.intents[0]!.confirmationRequired;
  expect(['[a]', '((b))', 'for \\[a\\]', 'for {Slot} (c)'].map((content) => asked(content))).toEqual([false, false, true, true]);
  expect(asked('{}', 'CustomPayload')).toBe(false);
});

test('LEX-EXP-6: a skill is invoked by lower-case words', () => {
  expect(['OrderFlowers', 'order_flowers', 'PizzaBot', 'A'].map(invocationName)).toEqual(['order flowers', 'order flowers', 'pizza bot', 'a']);
});
