const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The bytes of a base-64 text as a string with one character per byte (COND-18: bytes are compared, not texts), or null if the text
 * is no padded base-64.
 */
export function bytesOf(text: string): string | null {
  if (!BASE64.test(text)) return null;
  let bytes = '';
  let bits = 0;
  let held = 0;
  for (const letter of text) {
    if (letter === '=') break;
    held = ((held << 6) | ALPHABET.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += String.fromCharCode((held >> bits) & 0xff);
    }
  }
  return bytes;
}
