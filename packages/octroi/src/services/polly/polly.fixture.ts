import type { SpeechPrograms } from './engine/speaker.ts';

/**
 * A speech engine that says what it was told: a WAV file of 16,000 samples a second, each a character of its arguments and its input as JSON in base64. The
 * size in its header is too large, as it is of engines that write to a pipe.
 */
const ENGINE = `
let text = '';
process.stdin.on('data', (part) => (text += part)).on('end', () => {
  if (text.includes('FAIL')) process.exit(3);
  if (text.includes('HANG')) return setInterval(() => {}, 1000);
  if (text.includes('NOISE')) return process.stdout.write('no wav');
  if (text.includes('FLOOD')) return (function flood() { process.stdout.write('x'.repeat(65536), flood); })();
  const told = Buffer.from(JSON.stringify({ args: process.argv.slice(1), text, secret: process.env.OCTROI_MASTER_KEY })).toString('base64');
  const head = Buffer.from('52494646ffffff7f57415645666d742010000000010001007d3e0000' + '007d0000' + '02001000' + '64617461ffffff7f', 'hex');
  head.writeUInt32LE(16000, 24);
  const data = Buffer.alloc(told.length * 2);
  for (let i = 0; i < told.length; i++) data.writeInt16LE(told.charCodeAt(i), 2 * i);
  process.stdout.write(Buffer.concat([head, data]));
});`;

/** An encoder that puts its name before what it is given. */
const ENCODER = `process.stdout.write(process.argv[1] + ':'); process.stdin.pipe(process.stdout);`;

const node = (script: string, ...args: readonly string[]) => [process.execPath, '-e', script, '--', ...args] as const;

export const FAKE: SpeechPrograms = {
  engine: node(ENGINE),
  encoders: { mp3: [['no-such-encoder'], node(ENCODER, 'mp3')], ogg_vorbis: [node(ENCODER, 'ogg')] },
};

/** What the engine was told, out of its samples. */
export function toldBy(pcm: Uint8Array): { readonly args: readonly string[]; readonly text: string; readonly secret?: string } {
  const samples = Buffer.from(pcm);
  let told = '';
  for (let at = 0; at < samples.length; at += 2) told += String.fromCharCode(samples.readInt16LE(at));
  return JSON.parse(Buffer.from(told, 'base64').toString('utf8')) as ReturnType<typeof toldBy>;
}
