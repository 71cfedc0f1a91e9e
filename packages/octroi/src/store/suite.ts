import { describe } from 'vitest';
import type { Kv } from './kv.ts';
import { boundsTests } from './suite/bounds.ts';
import { contentionTests } from './suite/contention.ts';
import { keyTests } from './suite/keys.ts';
import { propertyTests } from './suite/property.ts';
import { reopenTests } from './suite/reopen.ts';
import { transactionTests } from './suite/transactions.ts';
import { serialisableTests } from './suite/serialisable.ts';
import { watchTests } from './suite/watch.ts';

/** An open, empty store of the driver under test. */
export interface SuiteStore {
  readonly kv: Kv;
  /** Closes the store and opens it again with what it holds; left out by a driver that forgets. */
  reopen?(): Promise<Kv>;
  /** Closes whatever is open and removes the data. */
  dispose(): Promise<void>;
}

/** Runs `use` on a fresh store and disposes of it afterwards. */
export type WithStore = (use: (kv: Kv, store: SuiteStore) => Promise<void>) => () => Promise<void>;

/**
 * The conformance suite of the store's port: a driver that passes it can stand behind Octroi. Call it at the top level of a
 * test file with a function that opens an empty store.
 */
export function storeSuite(name: string, open: () => Promise<SuiteStore>): void {
  const withStore: WithStore = (use) => async () => {
    const store = await open();
    try {
      await use(store.kv, store);
    } finally {
      await store.dispose();
    }
  };
  describe(`store: ${name}`, () => {
    describe('keys and ranges', () => keyTests(withStore));
    describe('transactions', () => transactionTests(withStore));
    describe('serialisable', () => serialisableTests(withStore));
    describe('contention', () => contentionTests(withStore));
    describe('bounds', () => boundsTests(withStore));
    describe('watch', () => watchTests(withStore));
    describe('against a plain model', () => propertyTests(withStore));
    describe('after a restart', () => reopenTests(withStore));
  });
}
