import type { LanguageCode } from '../../../../models/polly.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import type { KnownVoice } from '../voices/voices.ts';
import { NotInstalled, runProgram, type Command, type RunLimits } from './run-program.ts';
import { pcmOf, readWav, resample, wavOf } from './wav.ts';

export type AudioFormat = 'pcm' | 'mp3' | 'ogg_vorbis';

export interface Utterance {
  readonly text: string;
  /** The text is SSML, as `readSsml` wrote it. */
  readonly ssml: boolean;
  readonly voice: KnownVoice;
  readonly language: LanguageCode;
  readonly format: AudioFormat;
  /** Samples a second. */
  readonly rate: number;
}

export interface Speaker {
  /** The audio of an utterance. Throws ServiceFailureException where a program is missing or fails. */
  speak(utterance: Utterance): Promise<Buffer>;
}

/** Programs with their fixed arguments; of encoders, the first that is there. */
export interface SpeechPrograms {
  readonly engine: Command;
  readonly encoders: Readonly<Record<'mp3' | 'ogg_vorbis', readonly Command[]>>;
}

/** By their names, as Debian has them. */
export const INSTALLED: SpeechPrograms = {
  engine: ['espeak-ng'],
  encoders: {
    mp3: [['lame', '--quiet', '-', '-'], ['ffmpeg', '-loglevel', 'error', '-f', 'wav', '-i', 'pipe:0', '-f', 'mp3', 'pipe:1']],
    ogg_vorbis: [['oggenc', '--quiet', '-o', '-', '-'], ['ffmpeg', '-loglevel', 'error', '-f', 'wav', '-i', 'pipe:0', '-c:a', 'libvorbis', '-f', 'ogg', 'pipe:1']],
  },
};

const TO_INSTALL = { mp3: 'lame or ffmpeg', ogg_vorbis: 'oggenc (package vorbis-tools) or ffmpeg' } as const;
/** 3,000 characters are read in about four minutes: 11 MB. */
const LIMITS = { millis: 20_000, bytes: 64 * 1024 * 1024 } as const;
/** Programs that run at a time, and utterances that wait for them. */
const AT_ONCE = 2;
const MAX_WAITING = 50;

/** espeak-ng's names where they are not the first part of Polly's. */
const LANGUAGES: Readonly<Partial<Record<LanguageCode, string>>> = {
  arb: 'ar', 'cmn-CN': 'cmn', 'en-US': 'en-us', 'es-MX': 'es-419', 'es-US': 'es-419', 'fr-FR': 'fr-fr', 'fr-CA': 'fr-fr', 'fr-BE': 'fr-be', 'pt-BR': 'pt-br',
};

export function createSpeaker(programs: SpeechPrograms, limits: RunLimits = LIMITS): Speaker {
  const waiting: (() => void)[] = [];
  let running = 0;
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= AT_ONCE) {
      if (waiting.length >= MAX_WAITING) throw failure('too many texts wait to be spoken');
      await new Promise<void>((resolve) => void waiting.push(resolve));
    } else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
  return { speak: (utterance) => inTurn(() => speak(utterance, programs, limits)) };
}

async function speak({ text, ssml, voice, language, format, rate }: Utterance, { engine, encoders }: SpeechPrograms, limits: RunLimits): Promise<Buffer> {
  const name = `${LANGUAGES[language] ?? (language.startsWith('en') ? 'en-gb' : language.split('-')[0])}+${voice.Gender === 'Female' ? 'f2' : 'm3'}`;
  const args = ['--stdin', '--stdout', '-b', '1', '-v', name, ...(ssml ? ['-m'] : [])];
  let wav: Buffer;
  try {
    wav = await runProgram(engine, args, Buffer.from(text, 'utf8'), limits);
  } catch (error) {
    throw error instanceof NotInstalled ? failure('speech synthesis needs espeak-ng, which is not installed on the host of this server (Debian: apt-get install espeak-ng)') : failure(`the speech engine failed: ${(error as Error).message}`);
  }
  const sound = resample(soundOf(wav), rate);
  if (format === 'pcm') return pcmOf(sound);
  for (const encoder of encoders[format]) {
    try {
      return await runProgram(encoder, [], wavOf(sound), limits);
    } catch (error) {
      if (!(error instanceof NotInstalled)) throw failure(`the encoder failed: ${(error as Error).message}`);
    }
  }
  throw failure(`${format} needs ${TO_INSTALL[format]}, which is not installed on the host of this server; pcm needs no encoder`);
}

function soundOf(wav: Buffer) {
  try {
    return readWav(wav);
  } catch (error) {
    throw failure((error as Error).message);
  }
}

function failure(message: string): ApiError {
  return new ApiError('ServiceFailureException', message);
}
