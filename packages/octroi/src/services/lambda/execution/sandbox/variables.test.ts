import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { variablesScript } from './variables.ts';

test('LAM-114: what a shell keeps for itself goes as an argument, the rest as a script; names that are none are dropped', () => {
  expect(variablesScript({ PATH: '/x', UID: '5', IFS: ' ', 'a b': 'x', 'x;id': 'y', PS4: '$(id)' })).toEqual({ script: "export PATH='/x'\n", asArguments: ['UID=5', 'IFS= ', 'PS4=$(id)'] });
});

test('LAM-114: a shell reads every value back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0') && text.isWellFormed()), (value) => {
      const { script } = variablesScript({ VALUE: value });
      const { stdout } = spawnSync('/bin/sh', ['-c', 'script=$(cat); eval "$script"; printf "%s" "$VALUE"'], { input: script });
      expect(stdout.toString('utf8')).toBe(value);
    }),
    { numRuns: 25 },
  );
});
