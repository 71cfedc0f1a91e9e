import { afterAll, expect, test } from 'vitest';
import { allInvariants, KNOWN } from '../../gateway/invariants.ts';
import { allServices } from '../../gateway/services.ts';
import { checkRows } from '../../kernel/invariants/check-rows.ts';
import type { Problem } from '../../kernel/invariants/invariant.ts';
import { rowsAtRest } from '../../kernel/invariants/rows-at-rest.ts';
import type { Entry } from '../../store/kv.ts';
import { openMemoryStore } from '../../store/memory.ts';
import { checkInvariants } from './check.ts';
import { richWorld } from './rich-world.fixture.ts';

const world = await richWorld();
const { rows } = rowsAtRest(world.entries);
afterAll(() => world.close());

const tableOf = ({ key }: Entry): string => `${key[3]}/${key[4]}`;
const tables = Map.groupBy(world.entries, tableOf);

/** So many rows of a table, evenly spread: those of the sweep are much alike. */
const ROWS = 8;
const some = (entries: readonly Entry[]): readonly Entry[] => (entries.length <= ROWS ? entries : Array.from({ length: ROWS }, (_, n) => entries[Math.floor((n * entries.length) / ROWS)]!));

/** What is said while the row is gone, or another stands in its place: in the accounts that it is about, and of the installation. */
function problemsWith(entry: Entry, instead: unknown): readonly Problem[] {
  const { key, value } = entry;
  if (instead === undefined) rows.delete(key);
  else rows.put(key, instead);
  const problems: Problem[] = [];
  const accounts = new Set(['-', key[1]!, ...(`${key.join(' ')} ${value} ${JSON.stringify(instead)}`.match(/\d{12}/g) ?? [])]);
  checkRows(rows, allInvariants, { accounts, known: KNOWN }, (problem) => problems.push(problem));
  rows.put(key, JSON.parse(value) as unknown);
  return problems;
}

test('doctor: a store in which every operation has run has nothing wrong, in its rows and in its blobs', async () => {
  const checked = await checkInvariants(world.kv, world.blobs);
  expect(checked.problems).toEqual([]);
  expect(checked.rows).toBe(world.entries.length);
  expect(checked.blobs!.named).toBeGreaterThan(0);
  expect(checked.blobs!.whole).toBe(checked.blobs!.named);
});

test('doctor: every table that an operation names has its invariants declared', () => {
  const named = allServices.flatMap(({ operations }) => operations.flatMap((operation) => ('tables' in operation ? [...operation.tables, ...('globalTables' in operation ? (operation.globalTables ?? []) : [])] : [])));
  const missing = named.filter(({ service, name }) => allInvariants.get(`${service}/${name}`)?.table === undefined);
  expect(missing.map(({ service, name }) => `${service}/${name}`)).toEqual([]);
  expect(named.length).toBeGreaterThan(100);
});

test('doctor: the store of the tests has rows of every table', () => {
  expect([...allInvariants.keys()].filter((name) => !tables.has(name)).sort()).toEqual([]);
});

/** Tables whose rows are all needed: the others say why they stand free. */
const needed = [...tables].filter(([name]) => name !== 'kernel/policy-epoch' && allInvariants.get(name)?.freestanding === null);
/** What is still there of a deleted stream: garbage, and nobody misses a part of it. */
const isGarbage = ({ key }: Entry): boolean => key[4] === 'chunk' && key[5] === 's-2';

test('doctor: a row that is missing is noticed, unless its table is declared to stand free', () => {
  expect(needed.length).toBeGreaterThan(40);
  const unnoticed = needed.flatMap(([, entries]) => some(entries).filter((entry) => !isGarbage(entry) && problemsWith(entry, undefined).length === 0));
  expect(unnoticed.map(({ key }) => key.join(' '))).toEqual([]);
});

/** Tables whose rows say nothing of what they are about: a sealed value, a text, tags. Sealed values do not open in another place. */
const SAYS_NOTHING: ReadonlySet<string> = new Set([
  'iam/mfa-seed', 'iam/saml-provider-key', 'iam/server-certificate-key', 'iam/service-credential-secret', 'lambda/queued-payload', 'lex/tags', 'logs/chunk', 'logs/long-message',
]);

test('doctor: a row with the value of another one of its table is noticed, unless its value is a text alone', () => {
  const idOf = ({ key }: Entry): string => key.slice(5).join(' ');
  // A time, and how a member has joined, could be those of any other row.
  const meaningOf = ({ value }: Entry): string => value.replaceAll(/\d{13}|"method":"\w+"/g, '');
  const unnoticed: string[] = [];
  for (const [name, entries] of needed) {
    if (SAYS_NOTHING.has(name)) continue;
    for (const entry of some(entries)) {
      const other = entries.find((each) => idOf(each) !== idOf(entry) && meaningOf(each) !== meaningOf(entry));
      if (other !== undefined && problemsWith(entry, JSON.parse(other.value) as unknown).length === 0) unnoticed.push(`${entry.key.join(' ')} with ${other.value}`);
    }
  }
  expect(unnoticed).toEqual([]);
});

test('doctor: what is no JSON, no row of its table, of no table or of no account is named', async () => {
  const kv = openMemoryStore();
  await kv.transact('r', (tx) => {
    tx.put(['aws', '-', '-', 'kernel', 'account', '111122223333'], JSON.stringify({ id: '111122223333', name: 'a', createdAt: 0 }));
    tx.put(['aws', '111122223333', '-', 'iam', 'user', 'a'], '{');
    tx.put(['aws', '111122223333', '-', 'iam', 'user', 'b'], '"b"');
    tx.put(['aws', '111122223333', '-', 'iam', 'user', 'c'], '{}');
    tx.put(['aws', '111122223333', '-', 'iam', 'unheard-of', 'd'], '{}');
    tx.put(['aws', '111122223333', 'eu-west-1', 'iam', 'password-policy', 'account'], '{}');
    tx.put(['aws', '999999999999', '-', 'iam', 'password-policy', 'account'], '{}');
    tx.put(['bulk', 'put', 'aws', 'x'], '{}');
  });
  const { problems } = await checkInvariants(kv, null);
  expect(problems.map(({ key, expected }) => `${key.slice(1).join(' ')}: ${expected}`)).toEqual([
    'put aws x: no bulk change is cut off (1 rows of one are staged)',
    '111122223333 - iam user a: its value is JSON',
    '111122223333 - iam unheard-of: the 1 rows under it belong to a table that this version knows',
    '111122223333 - iam user b: its value is a JSON object',
    expect.stringMatching(/^111122223333 - iam user c: it has the shape of a row of iam user \(/),
    '111122223333 eu-west-1 iam password-policy: rows of iam password-policy have no Region',
    '999999999999 - iam password-policy: there is the account 999999999999, to which the rows under it belong',
  ]);
});
