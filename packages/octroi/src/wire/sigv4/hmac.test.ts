import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HmacKey } from './hmac.ts';

describe('HMAC-SHA256', () => {
  test('SIG-8: the codes of RFC 4231', () => {
    const jefe = new HmacKey(Buffer.from('Jefe'));
    expect(jefe.hex('what do ya want for nothing?')).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
    const long = new HmacKey(Buffer.alloc(131, 0xaa));
    expect(long.hex('Test Using Larger Than Block-Size Key - Hash Key First')).toBe('60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54');
  });

  test('SIG-8: for any key and text the code is that of node:crypto, whatever was coded before', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(bytes, bytes, fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'binary' }), (key, other, text, before) => {
        const wanted = createHmac('sha256', key).update(text).digest('hex');
        const hmac = new HmacKey(key);
        new HmacKey(other).hex(before);
        expect(hmac.hex(text)).toBe(wanted);
        expect(hmac.verifies(text, wanted)).toBe(true);
        expect(hmac.verifies(`${text}.`, wanted)).toBe(false);
      }),
    );
    for (const length of [2709, 2710, 8128, 100_000]) {
      const text = 'é'.repeat(length);
      expect(new HmacKey(Buffer.from('k')).hex(text)).toBe(createHmac('sha256', 'k').update(text).digest('hex'));
    }
  });

  test('SIG-8: what is not 64 lower-case hexadecimal digits verifies nothing', () => {
    const key = new HmacKey(Buffer.from('key'));
    const code = key.hex('text');
    for (const wrong of ['', 'zz', `${code}00`, code.slice(2), code.toUpperCase(), `${code}\n`, 'é'.repeat(64)]) expect(key.verifies('text', wrong)).toBe(false);
  });
});
