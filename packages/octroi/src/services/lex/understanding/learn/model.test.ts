import { expect, test } from 'vitest';
import { exportedBot } from '../../exports/exports.fixture.ts';
import { buildUnderstanding } from '../build.ts';
import { heard } from '../said.fixture.ts';
import { trained } from '../train.fixture.ts';
import { allOf } from '../understanding.fixture.ts';

test('LEX-ML-7: a model says the same from wherever its bytes come', () => {
  const definition = exportedBot('BookTrip');
  const { model } = trained(definition);
  const inTheMiddle = Buffer.alloc(model.length + 24);
  inTheMiddle.set(model, 8);
  const said = ['i would like a car in Chicago', 'two nights in a hotel please'].map((text) => heard(text));
  const understood = (bytes: Uint8Array) => said.map((text) => buildUnderstanding(definition, 'full', bytes).interpret(text, allOf(definition)));
  expect(understood(inTheMiddle.subarray(8, 8 + model.length))).toEqual(understood(model));
});
