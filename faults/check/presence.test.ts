import { expect, test } from 'vitest';
import { checkPresence, Ledger } from './presence.ts';

const promises = (ledger: Ledger, ...found: string[]): string[] => checkPresence(ledger.things, new Set(found), 'node 0').map(({ promise }) => promise);

test('what was acknowledged is there, what was deleted is not, and what nobody knows may be either', () => {
  const ledger = new Ledger();
  ledger.wrote('kept', 'present', 'kept');
  ledger.wrote('gone', 'present', 'kept');
  ledger.wrote('gone', 'absent', 'kept');
  ledger.wrote('refused', 'present', 'refused');
  ledger.wrote('open', 'present', 'unknown');
  expect(promises(ledger, 'kept')).toEqual([]);
  expect(promises(ledger, 'kept', 'open')).toEqual([]);
});

test('a lost acknowledgement, a deletion undone and a stranger are told apart', () => {
  const ledger = new Ledger();
  ledger.wrote('kept', 'present', 'kept');
  ledger.wrote('gone', 'present', 'kept');
  ledger.wrote('gone', 'absent', 'kept');
  expect(promises(ledger)).toEqual(['nothing acknowledged is lost']);
  expect(promises(ledger, 'kept', 'gone')).toEqual(['nothing acknowledged is lost']);
  expect(promises(ledger, 'kept', 'stranger')).toEqual(['nothing appears that was never written']);
});

test('a refused creation that is there fails; a refused deletion leaves what was', () => {
  const ledger = new Ledger();
  ledger.wrote('a', 'present', 'refused');
  ledger.wrote('b', 'present', 'kept');
  ledger.wrote('b', 'absent', 'refused');
  expect(promises(ledger, 'a', 'b')).toEqual(['nothing acknowledged is lost']);
  expect(promises(ledger, 'b')).toEqual([]);
});

test('after a write without an answer a later acknowledgement proves nothing: the first may come after it', () => {
  const ledger = new Ledger();
  ledger.wrote('a', 'absent', 'unknown');
  ledger.wrote('a', 'present', 'kept');
  expect(promises(ledger)).toEqual([]);
  expect(promises(ledger, 'a')).toEqual([]);
});
