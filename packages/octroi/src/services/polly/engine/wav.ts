/** Samples of one channel, 16 bits each. */
export interface Sound {
  readonly rate: number;
  readonly samples: Int16Array;
}

const MAX_RATE = 96_000;

/**
 * Reads a WAV file of one channel with 16-bit samples. The sizes that its header tells may be too large: an engine that writes to a pipe does not
 * know them.
 * @throws Error for anything else
 */
export function readWav(file: Buffer): Sound {
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') throw new Error('the speech engine did not write a WAV file');
  let rate = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const [kind, size, start] = [file.toString('latin1', at, at + 4), file.readUInt32LE(at + 4), at + 8];
    if (kind === 'fmt ' && start + 16 <= file.length) {
      if (file.readUInt16LE(start) !== 1 || file.readUInt16LE(start + 2) !== 1 || file.readUInt16LE(start + 14) !== 16) break;
      rate = file.readUInt32LE(start + 4);
    }
    if (kind === 'data') {
      if (rate < 1 || rate > MAX_RATE) break;
      const count = Math.floor(Math.min(size, file.length - start) / 2);
      const samples = new Int16Array(count);
      for (let i = 0; i < count; i++) samples[i] = file.readInt16LE(start + 2 * i);
      return { rate, samples };
    }
    at = start + size + (size % 2);
  }
  throw new Error('the speech engine did not write a WAV file of one channel with 16-bit samples');
}

/** The sound at another rate: each new sample is the mean of those that it stands for, or lies between two. */
export function resample({ rate, samples }: Sound, to: number): Sound {
  if (rate === to) return { rate, samples };
  const step = rate / to;
  const out = new Int16Array(Math.floor(samples.length / step));
  for (let i = 0; i < out.length; i++) {
    const from = i * step;
    if (step <= 1) {
      const left = Math.floor(from);
      out[i] = Math.round(samples[left]! + (from - left) * ((samples[left + 1] ?? samples[left]!) - samples[left]!));
      continue;
    }
    // Means keep what is too high for the new rate from folding down into it.
    let [sum, weight] = [0, 0];
    for (let at = Math.floor(from); at < Math.min(from + step, samples.length); at++) {
      const share = Math.min(at + 1, from + step) - Math.max(at, from);
      sum += share * samples[at]!;
      weight += share;
    }
    out[i] = weight === 0 ? 0 : Math.round(sum / weight);
  }
  return { rate: to, samples: out };
}

/** The samples as signed 16-bit numbers, the low byte first (Polly's `pcm`). */
export function pcmOf({ samples }: Sound): Buffer {
  const bytes = Buffer.alloc(samples.length * 2);
  for (let i = 0; i < samples.length; i++) bytes.writeInt16LE(samples[i]!, 2 * i);
  return bytes;
}

/** A WAV file, for encoders. */
export function wavOf(sound: Sound): Buffer {
  const data = pcmOf(sound);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sound.rate, 24);
  header.writeUInt32LE(sound.rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}
