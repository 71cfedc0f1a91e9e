import { expect, test } from 'vitest';
import { botOf, plainUnderstanding } from '../dialog/dialog.fixture.ts';
import type { Bot } from '../dialog/turn-types.ts';
import { createBotModels } from './bot-models.ts';

function made(name: string): Bot {
  const definition = botOf([], { name });
  return { definition, understanding: plainUnderstanding(definition) };
}

/** Holds at most two, and counts what it has to load. */
function counting() {
  const loads: string[] = [];
  const models = createBotModels(2);
  const of = (build: string) =>
    models.of(build, async () => {
      loads.push(build);
      return made(build);
    });
  return { loads, models, of };
}

test('LEX-RT-10: a build is loaded once, also if two ask at the same time, and the ones used last are kept', async () => {
  const { loads, of } = counting();
  const [one, same] = await Promise.all([of('a'), of('a')]);
  expect(one).toBe(same);
  await of('b');
  await of('a');
  await of('c');
  expect(await of('a')).toBe(one);
  expect(loads).toEqual(['a', 'b', 'c']);
  await of('b');
  expect(loads).toEqual(['a', 'b', 'c', 'b']);
});

test('LEX-RT-10: a load that fails is tried again, and nothing is left of a world that was reset', async () => {
  const { loads, models, of } = counting();
  await expect(models.of('a', () => Promise.reject(new Error('no blob')))).rejects.toThrow('no blob');
  await of('a');
  models.clear();
  await of('a');
  expect(loads).toEqual(['a', 'a']);
});
