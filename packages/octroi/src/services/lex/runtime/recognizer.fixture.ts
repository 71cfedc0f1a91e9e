/** A recogniser that hears the bytes of the sound as text, and some words as orders; `TELL` tells what it was given. */
const SCRIPT = `
const parts = [];
process.stdin.on('data', (part) => parts.push(part)).on('end', () => {
  const wav = Buffer.concat(parts);
  const text = wav.toString('utf8', 44).trim();
  if (text === 'FAIL') process.exit(3);
  if (text === 'HANG') return setInterval(() => {}, 1000);
  if (text === 'FLOOD') return process.stdout.write('x'.repeat(5000));
  if (text === 'LATIN1') return process.stdout.write(Buffer.from([0xe4]));
  if (text === 'LONG') return process.stdout.write('😀'.repeat(3) + 'y'.repeat(2000));
  if (text === 'SPLIT') return process.stdout.write('y'.repeat(1023) + '😀');
  if (text === 'TELL') return process.stdout.write([process.argv.slice(1).join(' '), process.env.OCTROI_LOCALE, wav.readUInt32LE(24), wav.readUInt32LE(40), String(process.env.OCTROI_MASTER_KEY), Object.keys(process.env).includes('HOME')].join('\\n'));
  process.stdout.write(text === 'SILENCE' ? ' \\n' : text + '\\n');
});`;

export const FAKE_RECOGNIZER: readonly string[] = [process.execPath, '-e', SCRIPT, '--', 'a;b', '$HOME'];

/** The sound that the recogniser hears as this. */
export function soundOf(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.from(' ')]);
}
