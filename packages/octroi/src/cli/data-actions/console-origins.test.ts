import { CONSOLE_ORIGINS } from '@octroi/data-actions';
import { expect, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { consoleOriginsOf, readConsoleOrigins } from './console-origins.ts';

test('the console of an Octroi on this machine is opened under both names of the machine, any other under its own', () => {
  expect(consoleOriginsOf('http://127.0.0.1:4747')).toEqual(CONSOLE_ORIGINS);
  expect(consoleOriginsOf('http://localhost:5000/')).toEqual(['http://127.0.0.1:5000', 'http://localhost:5000']);
  expect(consoleOriginsOf('https://localhost')).toEqual(['https://127.0.0.1', 'https://localhost']);
  expect(consoleOriginsOf('https://octroi.example.com')).toEqual(['https://octroi.example.com']);
});

test('what is no origin is refused with a sentence', () => {
  expect(readConsoleOrigins(['https://octroi.example.com', 'http://localhost:5173'])).toEqual(['https://octroi.example.com', 'http://localhost:5173']);
  expect(() => readConsoleOrigins(['http://localhost:4747/console/'])).toThrow(UsageError);
  expect(() => readConsoleOrigins(['*'])).toThrow('--console-origin: `*` is no origin');
});
