import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyTab, heldInTab, holdInTab } from './tab-memory.ts';

let stored: Record<string, string>;

beforeEach(() => {
  stored = { other: 'stays' };
  const storage = Object.create({
    getItem: (key: string) => stored[key] ?? null,
    setItem(key: string, value: string) {
      stored[key] = value;
      Object.assign(storage, stored);
    },
    removeItem(key: string) {
      delete stored[key];
      delete storage[key];
    },
  }) as Record<string, unknown>;
  vi.stubGlobal('sessionStorage', storage);
});
afterEach(() => void vi.unstubAllGlobals());

test('a text is held in memory alone, and survives a reload only at wish', () => {
  holdInTab('a', 'secret');
  expect(heldInTab('a')).toBe('secret');
  expect(stored).toEqual({ other: 'stays' });
  holdInTab('a', 'secret', true);
  expect(stored).toEqual({ other: 'stays', 'octroi.tab.a': 'secret' });
  holdInTab('a', null);
  expect(heldInTab('a')).toBeNull();
  expect(stored).toEqual({ other: 'stays' });
});

test('who signs out leaves nothing: neither in memory nor for the next reload', () => {
  holdInTab('a', 'secret', true);
  holdInTab('b', 'secret');
  emptyTab();
  expect([heldInTab('a'), heldInTab('b')]).toEqual([null, null]);
  expect(stored).toEqual({ other: 'stays' });
});

test('a browser that keeps nothing still holds until the reload', () => {
  vi.stubGlobal('sessionStorage', undefined);
  holdInTab('a', 'secret', true);
  expect(heldInTab('a')).toBe('secret');
  emptyTab();
  expect(heldInTab('a')).toBeNull();
});
