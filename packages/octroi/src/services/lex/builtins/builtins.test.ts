import { GetBuiltinIntentCommand, GetBuiltinIntentsCommand, GetBuiltinSlotTypesCommand } from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { openLexAccount, refusal } from '../lex-account.fixture.ts';
import { BUILTIN_INTENTS, BUILTIN_SLOT_TYPES } from './catalogue.ts';

test('LEX-NLU-11, LEX-PAG-1: built-in intents are listed by locale and by a part of the signature, ten to a page', async () => {
  const { world, models } = await openLexAccount();
  const first = await models.send(new GetBuiltinIntentsCommand({ locale: 'en-US' }));
  expect(first.intents).toHaveLength(10);
  const second = await models.send(new GetBuiltinIntentsCommand({ locale: 'en-US', nextToken: first.nextToken, maxResults: 50 }));
  expect([...first.intents!, ...second.intents!]).toHaveLength(BUILTIN_INTENTS.length);
  expect(second.nextToken).toBeUndefined();
  expect((await models.send(new GetBuiltinIntentsCommand({ locale: 'de-DE', maxResults: 50 }))).intents!.map(({ signature }) => signature)).toEqual(
    ['Cancel', 'Fallback', 'Help', 'Pause', 'Repeat', 'Resume', 'StartOver', 'Stop'].map((name) => `AMAZON.${name}Intent`),
  );
  expect((await models.send(new GetBuiltinIntentsCommand({ signatureContains: 'kendra' }))).intents).toEqual([{ signature: 'AMAZON.KendraSearchIntent', supportedLocales: ['en-US'] }]);
  expect(world.faults).toEqual([]);
});

test('LEX-NLU-11, LEX-NLU-3: a built-in intent has no slots, and one that is not there is 404', async () => {
  const { world, models } = await openLexAccount();
  expect(await models.send(new GetBuiltinIntentCommand({ signature: 'AMAZON.HelpIntent' }))).toMatchObject({ signature: 'AMAZON.HelpIntent', slots: [], supportedLocales: expect.arrayContaining(['en-US', 'ja-JP']) });
  for (const signature of ['AMAZON.YesIntent', 'AMAZON.NoIntent', 'HelpIntent']) expect(await refusal(models.send(new GetBuiltinIntentCommand({ signature })))).toBe(`NotFoundException 404: The built-in intent ${signature} does not exist.`);
  expect(world.faults).toEqual([]);
});

test('LEX-NLU-8, LEX-NLU-9: built-in slot types by locale', async () => {
  const { models } = await openLexAccount();
  const of = async (locale: 'en-US' | 'fr-FR') => {
    const found: string[] = [];
    for (let nextToken: string | undefined; ; ) {
      const page = await models.send(new GetBuiltinSlotTypesCommand({ locale, maxResults: 50, ...(nextToken === undefined ? {} : { nextToken }) }));
      found.push(...page.slotTypes!.map(({ signature }) => signature!));
      if ((nextToken = page.nextToken) === undefined) return found;
    }
  };
  const [american, french] = [await of('en-US'), await of('fr-FR')];
  for (const name of ['DATE', 'TIME', 'NUMBER', 'DURATION', 'AlphaNumeric', 'PhoneNumber', 'EmailAddress', 'Percentage']) for (const list of [american, french]) expect(list).toContain(`AMAZON.${name}`);
  for (const name of ['US_CITY', 'US_FIRST_NAME', 'SpeedUnit', 'WeightUnit']) expect([american.includes(`AMAZON.${name}`), french.includes(`AMAZON.${name}`)]).toEqual([true, false]);
  for (const name of ['City', 'State', 'FirstName', 'LastName', 'StreetName']) expect([american.includes(`AMAZON.${name}`), french.includes(`AMAZON.${name}`)]).toEqual([false, true]);
  for (const list of [american, french]) for (const name of ['LITERAL', 'SearchQuery']) expect(list).not.toContain(`AMAZON.${name}`);
  expect(new Set(BUILTIN_SLOT_TYPES.map(({ signature }) => signature)).size).toBe(BUILTIN_SLOT_TYPES.length);
});
