import { afterEach, expect, test, vi } from 'vitest';
import { createRecognizer } from './recognizer.ts';
import { FAKE_RECOGNIZER, soundOf } from './recognizer.fixture.ts';

afterEach(() => vi.unstubAllEnvs());

const LIMITS = { millis: 20_000, bytes: 4096 };
const hear = (text: string, millis = LIMITS.millis, command = FAKE_RECOGNIZER) => createRecognizer(command, { ...LIMITS, millis }).hear({ rate: 8000, pcm: soundOf(text) }, 'de-DE');

test('LEX-PC-5: the recogniser gets its arguments as they are, a WAV file and the locale, and nothing of the environment of the server', async () => {
  vi.stubEnv('OCTROI_MASTER_KEY', 'secret');
  expect(await hear('TELL')).toBe('a;b $HOME de-DE 8000 4 undefined false');
});

test('LEX-PC-5: a transcript is one line of at most 1,024 characters, none of them half', async () => {
  expect(await hear('two\n\n\u0007lines')).toBe('two lines');
  expect(await hear('SILENCE')).toBe('');
  expect(await hear('LONG')).toBe('😀'.repeat(3) + 'y'.repeat(1018));
  expect(await hear('SPLIT')).toBe('y'.repeat(1023));
});

test.each([['FAIL', 'it ended with 3'], ['FLOOD', 'it wrote more than 4096 bytes'], ['LATIN1', 'it wrote what is not UTF-8']])('LEX-PC-5: a recogniser that fails (%s) is told of', async (text, why) => {
  await expect(hear(text)).rejects.toMatchObject({ code: 'DependencyFailedException', message: `Speech recognition failed: ${why}.` });
});

test('LEX-PC-5: a recogniser that takes too long is killed, and one that is not there is told of', async () => {
  await expect(hear('HANG', 100)).rejects.toMatchObject({ code: 'DependencyFailedException', message: 'Speech recognition failed: it did not end within 100 ms.' });
  await expect(hear('x', 1000, ['/no/such/recognizer'])).rejects.toMatchObject({ code: 'DependencyFailedException', message: 'Speech recognition failed: it could not be started.' });
});

test('LEX-PC-5: eight wait for two that are heard', async () => {
  const recognizer = createRecognizer(FAKE_RECOGNIZER);
  const words = Array.from({ length: 10 }, (_, index) => `word ${index}`);
  expect(await Promise.all(words.map((word) => recognizer.hear({ rate: 16_000, pcm: soundOf(word) }, 'en-US')))).toEqual(words);
});

test('LEX-PC-5: more than eight are refused, and closing ends what runs and what waits', async () => {
  const recognizer = createRecognizer(FAKE_RECOGNIZER);
  const heard = Array.from({ length: 10 }, (_, index) => recognizer.hear({ rate: 16_000, pcm: soundOf(index < 2 ? 'HANG' : 'word') }, 'en-US'));
  const settled = Promise.allSettled(heard);
  await expect(recognizer.hear({ rate: 16_000, pcm: soundOf('x') }, 'en-US')).rejects.toMatchObject({ message: 'Speech recognition failed: too many requests wait for it.' });
  await recognizer.close();
  const [first, second, ...others] = await settled;
  for (const killed of [first, second]) expect(killed).toMatchObject({ status: 'rejected', reason: { message: 'Speech recognition failed: it was killed.' } });
  expect(others).toHaveLength(8);
  for (const refused of others) expect(refused).toMatchObject({ status: 'rejected', reason: { message: 'Speech recognition failed: the server is closing.' } });
});
