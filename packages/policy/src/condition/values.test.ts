import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf } from './base64.ts';
import { compareInstants, instantOf } from './date.ts';
import { compareDecimals, decimalOf } from './decimal.ts';
import { addressOf, inRange, rangeOf } from './ip.ts';

test('COND-15: decimals of any length are ordered exactly', () => {
  const order = (left: string, right: string) => Math.sign(compareDecimals(decimalOf(left)!, decimalOf(right)!));
  expect(order('1', '1.000')).toBe(0);
  expect(order('-0', '0')).toBe(0);
  expect(order('0.1', '0.09')).toBe(1);
  expect(order('-2', '-10')).toBe(1);
  expect(order('123456789012345678901', '123456789012345678902')).toBe(-1);
  expect(order('-123456789012345678901', '-123456789012345678902')).toBe(1);
  expect(order('0.1', '0.1000000000000000055')).toBe(-1);
  expect(order('0.1234567890123456789', '0.123456789012345678')).toBe(1);
  fc.assert(fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (left, right) => order(String(left), String(right)) === Math.sign(left - right)));
});

test('COND-23: what is no number', () => {
  for (const text of ['', ' 1', '1 ', '1e3', '.5', '1.', '0x1', 'NaN', 'Infinity', '1,5', '--1', '9'.repeat(401)]) expect(decimalOf(text)).toBeNull();
});

test('COND-16a: the calendar agrees with Date', () => {
  const range = { min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true };
  fc.assert(fc.property(fc.date(range), (date) => {
    const instant = instantOf(date.toISOString())!;
    return Math.round((instant.seconds + instant.fraction) * 1000) === date.getTime();
  }));
});

test('POL-61: dates as recorded', () => {
  for (const text of ['01T', '2019-07-01T13:20:15Z', '2016-12-13T21:20:37.593194+00:00', '2016-12-13t2:00:00.593194+23', '-292275054', '292278993', '0', '9223372036854775807', '2020-1-2']) {
    expect(instantOf(text), text).not.toBeNull();
  }
  for (const text of ['', 'sdfdsf', '234-13', '2016-12-13t2:00:00.593194+1', '2016-12-13t2:00:00.1999999999+10:59', '9223372036854775808', '2020-00', '2020-01-32', '2020-01-01T24:00Z', '2020-01-01 00:00', '-292275055', '2020-01-01TZ', '*']) {
    expect(instantOf(text), text).toBeNull();
  }
});

test('COND-16a: four digits are a year, other digits epoch seconds; fractions count', () => {
  expect(instantOf('2020')).toEqual(instantOf('2020-01-01T00:00:00Z'));
  expect(instantOf('60')).toEqual(instantOf('1970-01-01T00:01Z'));
  expect(compareInstants(instantOf('2020-01-01T00:00:00.5Z')!, instantOf('2020-01-01T00:00:00.50Z')!)).toBe(0);
  expect(compareInstants(instantOf('2020-01-01T00:00:00.05Z')!, instantOf('2020-01-01T00:00:00.5Z')!)).toBeLessThan(0);
});

test('COND-19a: spellings of addresses', () => {
  expect(addressOf('2001:DB8::')).toEqual(addressOf('2001:0db8:0:0:0:0:0:0'));
  expect(addressOf('::ffff:1.2.3.4')).toEqual(addressOf('::ffff:102:304'));
  for (const text of ['', '1.2.3', '1.2.3.256', '01.2.3.4', '1.2.3.4.5', ' 1.2.3.4', ':::', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7::8', '12345::', 'fe80::1%eth0', '1.2.3.4::']) {
    expect(addressOf(text), text).toBeNull();
  }
  for (const text of ['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/-1', '10.0.0.0/08', '::/129', '10.0.0.0/8/8', '/8']) expect(rangeOf(text), text).toBeNull();
});

test('COND-19: ranges at every length', () => {
  const inside = (address: string, range: string) => inRange(addressOf(address)!, rangeOf(range)!);
  expect(inside('255.255.255.255', '0.0.0.0/0')).toBe(true);
  expect(inside('10.0.0.2', '10.0.0.1')).toBe(false);
  expect(inside('10.0.0.127', '10.0.0.0/25')).toBe(true);
  expect(inside('10.0.0.128', '10.0.0.0/25')).toBe(false);
  expect(inside('10.0.1.0', '10.0.0.0/23')).toBe(true);
  expect(inside('10.1.0.0', '10.0.0.0/16')).toBe(false);
  expect(inside('2001:db8:0:8000::', '2001:db8::/49')).toBe(false);
  expect(inside('2001:db8:0:7fff::', '2001:db8::/49')).toBe(true);
});

test('COND-18: base-64 is decoded as atob does', () => {
  fc.assert(fc.property(fc.base64String(), (text) => bytesOf(text) === atob(text)));
  for (const text of ['Y', 'YQ', 'YQ=', 'Y===', 'Y Q=', 'YQ==YQ==', 'Y-Q=']) expect(bytesOf(text), text).toBeNull();
});

test('COND-15: zeros at either end say nothing, in numbers of any length', () => {
  const order = (left: string, right: string) => Math.sign(compareDecimals(decimalOf(left)!, decimalOf(right)!));
  const long = '12345678901234567890';
  for (const [left, right] of [
    [`${long}.10`, `${long}.1`],
    [`${long}.100`, `${long}.1`],
    [`${long}.000`, long],
    [`00${long}`, long],
    ['0.00000000000000000000', '0'],
    ['-0.00000000000000000000', '0.000000000000000000000'],
    ['000000000000000000000', '-0'],
    ['1.00000000000000000000000', '1'],
  ] as const) {
    expect(order(left, right), `${left} ${right}`).toBe(0);
    expect(order(right, left), `${right} ${left}`).toBe(0);
  }
  expect(order(`${long}.101`, `${long}.1`)).toBe(1);
  expect(order(`${long}.01`, `${long}.1`)).toBe(-1);
  expect(order(`-${long}.01`, `-${long}.1`)).toBe(1);
  expect(order(`-${long}`, '1')).toBe(-1);
  expect(order('1', `-${long}`)).toBe(1);
  expect(order(`-${long}0`, `-${long}`)).toBe(-1);
  expect(order(`${long}0`, long)).toBe(1);
  expect(order('9007199254740993', '9007199254740992')).toBe(1);
  // Sixteen digits are more than a double tells apart for certain, fifteen are not.
  expect(order('0.9007199254740993', '0.9007199254740992')).toBe(1);
  expect(order('999999999999999', '999999999999998')).toBe(1);
  expect(decimalOf('9'.repeat(400))).not.toBeNull();
  expect(order('0.5', '0')).toBe(1);
  expect(order('0', '-0.5')).toBe(1);
});

test('POL-61: the bounds of each part of a date', () => {
  const instant = (text: string) => instantOf(text);
  for (const text of ['2020-12-31T23:59:59Z', '2020-01-01T00:00:00+23:59', '2020-01-01T00:00:00-23:59', '2020-01-01T00:00:00.999999999Z', '292278993-12-31', '-292275054-01-01', '2020-01-01T00:00:00.000000000000000000000000000001Z', '0001']) {
    expect(instant(text), text).not.toBeNull();
  }
  for (const text of ['292278994-01', '2020-01-01T00:60Z', '2020-01-01T00:00:60Z', '2020-01-01T24Z', '2020-01-01T00:00+24:00', '2020-01-01T00:00+24:60', '2020-01-01T00:00-00:60', '2020-01-01T00:00:00.1000000000Z', '2020-13', '2020-01-00', `${'0'.repeat(65)}`]) {
    expect(instant(text), text).toBeNull();
  }
  expect(instant('0'.repeat(64))).not.toBeNull();
});

test('COND-16: a zone is hours and minutes before or behind UTC', () => {
  const seconds = (text: string): number => instantOf(text)!.seconds;
  const base = seconds('2020-01-01T12:00:00Z');
  expect(seconds('2020-01-01T14:30:00+02:30')).toBe(base);
  expect(seconds('2020-01-01T09:30:00-02:30')).toBe(base);
  expect(seconds('2020-01-01T12:00:00+00:01')).toBe(base - 60);
  expect(seconds('2020-01-01T12:00:00-00:01')).toBe(base + 60);
  expect(seconds('2020-01-01T12:00:00+01')).toBe(base - 3600);
  expect(seconds('2020-01-01T12:00:00z')).toBe(base);
  expect(seconds('2020-01-01T12')).toBe(base);
  expect(seconds('2020-01-01T12:00:07')).toBe(base + 7);
  expect(seconds('2020-01-01T12:03')).toBe(base + 180);
  expect(seconds('-1-01-01') - seconds('-2-01-01')).toBe(365 * 86_400);
});

test('COND-19: each part of an address is at most 255, and IPv6 ends in a whole address', () => {
  for (const at of [0, 1, 2, 3]) {
    for (const [value, fine] of [['255', true], ['256', false], ['999', false]] as const) {
      const text = ['1', '1', '1', '1'].with(at, value).join('.');
      expect(addressOf(text) !== null, text).toBe(fine);
    }
  }
  expect(addressOf('256.1.256.1')).toBeNull();
  expect(addressOf('1:2:3:4:5:6:1.2.3.4')).toEqual(addressOf('1:2:3:4:5:6:102:304'));
  expect(addressOf('1:2:3:4:5:1.2.3.4:6')).toBeNull();
  expect(addressOf('1.2.3.4::1')).toBeNull();
  expect(addressOf('1::2:3:4:5:6:7')).toEqual([1, 0, 2, 3, 4, 5, 6, 7]);
  expect(addressOf('::2:3:4:5:6:7:8')).toEqual([0, 2, 3, 4, 5, 6, 7, 8]);
  expect(addressOf('1:2:3:4:5:6:7::')).toEqual([1, 2, 3, 4, 5, 6, 7, 0]);
  // 45 characters are the longest spelling that there is.
  expect(addressOf('0000:0000:0000:0000:0000:ffff:192.168.100.228')).toEqual(addressOf('::ffff:192.168.100.228'));
  expect(addressOf('1::2::')).toBeNull();
  expect(rangeOf('10.0.0.0/32')).not.toBeNull();
  expect(rangeOf('::/128')).not.toBeNull();
  expect(rangeOf('10.0.0.0/8/')).toBeNull();
});

test('COND-19: a range ends in the middle of a group, at its end and before it', () => {
  const inside = (address: string, range: string) => inRange(addressOf(address)!, rangeOf(range)!);
  for (let bits = 0; bits <= 32; bits += 1) {
    // The address that differs from the network in bit number `bits`, counted from 0, is outside only of longer ranges.
    const last = bits === 32 ? 0 : 2 ** (31 - bits);
    const text = [24, 16, 8, 0].map((shift) => Math.floor(last / 2 ** shift) % 256).join('.');
    expect(inside(text, `0.0.0.0/${bits}`), `${text}/${bits}`).toBe(true);
    if (bits < 32) expect(inside(text, `0.0.0.0/${bits + 1}`), `${text}/${bits + 1}`).toBe(false);
  }
  expect(inside('1.2.3.4', '::/0')).toBe(false);
  expect(inside('::1', '0.0.0.0/0')).toBe(false);
});

test('COND-19: every whole group before the end of a range counts', () => {
  const inside = (address: string, range: string) => inRange(addressOf(address)!, rangeOf(range)!);
  for (const range of ['10.0.0.1', '10.0.0.0/24', '10.0.0.0/17']) {
    expect(inside('10.0.0.1', range), range).toBe(true);
    expect(inside('11.0.0.1', range), range).toBe(false);
    expect(inside('10.1.0.1', range), range).toBe(false);
  }
  for (let group = 0; group < 7; group += 1) {
    const groups = ['2001', 'db8', '1', '2', '3', '4', '5', '6'];
    const other = groups.with(group, 'ffff').join(':');
    expect(inside(other, groups.join(':')), other).toBe(false);
    expect(inside(other, `${groups.join(':')}/113`), other).toBe(false);
  }
});
