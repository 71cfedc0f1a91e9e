import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Listed, ListOptions, RowWriter } from '../../../kernel/rows.ts';
import { defineTable, type Table } from '../../../kernel/table.ts';
import { LIMITS } from '../../../store/kv.ts';
import { BufferedRows } from './buffered-rows.ts';

const one = defineTable<number>({ service: 'lex', name: 'one', kind: 'business', regional: true });
const other = defineTable<number>({ service: 'lex', name: 'other', kind: 'business', regional: true });

/** Rows as the store has them, simply. */
class PlainRows implements RowWriter {
  readonly held = new Map<string, { readonly table: Table<unknown>; readonly id: readonly string[]; readonly row: unknown }>();
  #key = (table: Table<unknown>, id: readonly string[]): string => [table.name, ...id].join('\u0000');
  async get<Row>(table: Table<Row>, id: readonly string[]): Promise<Row | undefined> {
    return this.held.get(this.#key(table, id))?.row as Row | undefined;
  }
  async list<Row>(table: Table<Row>, { under = [], after, limit = LIMITS.rangeEntries }: ListOptions = {}): Promise<readonly Listed<Row>[]> {
    const past = after === undefined ? '' : this.#key(table, after);
    const found = [...this.held].filter(([key, { table: of, id }]) => of === table && id.length > under.length && under.every((part, at) => id[at] === part) && key > past);
    return found.toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, limit).map(([, { id, row }]) => ({ id, row: row as Row }));
  }
  put<Row>(table: Table<Row>, id: readonly string[], row: Row): void {
    this.held.set(this.#key(table, id), { table, id, row });
  }
  delete(table: Table<unknown>, id: readonly string[]): void {
    this.held.delete(this.#key(table, id));
  }
  in(): this {
    return this;
  }
}

const table = fc.constantFrom(one, other);
const id = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 });
const change = fc.record({ table, id, row: fc.option(fc.nat(9), { nil: undefined }) });
const apply = (rows: RowWriter, changes: readonly { table: Table<number>; id: readonly string[]; row: number | undefined }[]): void => {
  for (const { table: to, id: at, row } of changes) if (row === undefined) rows.delete(to, at);
  else rows.put(to, at, row);
};

test('LEX-IMP-4: whatever is buffered is read as if it had been written, and writing it makes it so', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change), fc.array(change), fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }), fc.option(id, { nil: undefined }), fc.integer({ min: 1, max: 4 }), async (stored, changes, under, from, limit) => {
      const [beneath, written] = [new PlainRows(), new PlainRows()];
      for (const rows of [beneath, written]) apply(rows, stored);
      const buffered = new BufferedRows(beneath);
      apply(buffered, changes);
      apply(written, changes);
      const after = from === undefined ? {} : { after: [...under, ...from] };
      for (const of of [one, other]) {
        expect(await buffered.list(of, { under, limit, ...after })).toEqual(await written.list(of, { under, limit, ...after }));
        for (const { id: at } of [...stored, ...changes]) expect(await buffered.get(of, at)).toBe(await written.get(of, at));
      }
      apply(beneath, buffered.writes as never);
      expect([...beneath.held].toSorted()).toEqual([...written.held].toSorted());
    }),
    { numRuns: 200 },
  );
});

test('LEX-IMP-4: lists of more than a page are whole', async () => {
  const beneath = new PlainRows();
  for (let at = 0; at < 2500; at += 1) beneath.put(one, [String(at).padStart(5, '0')], at);
  const buffered = new BufferedRows(beneath);
  buffered.put(one, ['99999'], 1);
  buffered.delete(one, ['00000']);
  const all: string[] = [];
  for (;;) {
    const page = await buffered.list(one, all.length === 0 ? {} : { after: [all.at(-1)!] });
    all.push(...page.map(({ id: [key] }) => key!));
    if (page.length < LIMITS.rangeEntries) break;
  }
  expect([all.length, all[0], all.at(-1)]).toEqual([2500, '00001', '99999']);
  expect(() => buffered.in({ partition: 'aws', account: '1', region: 'x' })).toThrow('buffered rows are of one scope');
});
