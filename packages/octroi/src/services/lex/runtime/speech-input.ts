import { ApiError } from '../../../kernel/api-error.ts';
import { TEXT, type PcmType } from './content-type.ts';

/** Speech as it came: signed samples of 16 bits, the low byte first, of one channel. */
export interface Speech {
  /** Samples a second. */
  readonly rate: number;
  readonly pcm: Uint8Array;
}

const MAX_SECONDS = 15;
const SAMPLE_BYTES = 2;

/**
 * The speech of an input (LEX-PC-1, LEX-PC-5).
 * @throws RequestTimeoutException if it is longer than 15 seconds; DependencyFailedException if it is no PCM, which alone is recognised
 */
export function speechIn(type: PcmType | null, input: Uint8Array): Speech {
  if (type === null) throw new ApiError('DependencyFailedException', `Speech in Opus is not recognized. Set Content-Type to audio/l16; rate=16000; channels=1, or to ${TEXT}.`);
  const samples = Math.floor(input.length / SAMPLE_BYTES);
  if (samples > MAX_SECONDS * type.rate) throw new ApiError('RequestTimeoutException', `The input speech is longer than ${MAX_SECONDS} seconds.`);
  return { rate: type.rate, pcm: input.subarray(0, samples * SAMPLE_BYTES) };
}

/** Speech as a WAV file. */
export function wavOf({ rate, pcm }: Speech): Uint8Array {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + pcm.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * SAMPLE_BYTES, 28);
  header.writeUInt16LE(SAMPLE_BYTES, 32);
  header.writeUInt16LE(8 * SAMPLE_BYTES, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(pcm.length, 40);
  return Buffer.concat([header, pcm]);
}
