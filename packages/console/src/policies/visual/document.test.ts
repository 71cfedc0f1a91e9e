import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTree, sameTree } from '../json/tree.ts';
import { anyDocuments, shownDocuments } from './documents.fixture.ts';
import { readVisual, writeVisual } from './document.ts';
import type { Block } from './view.ts';

const blocksOf = (text: string): readonly Block[] => {
  const read = readVisual(text);
  if (!read.ok) throw new Error(read.reason);
  return read.document.blocks;
};
const statement = (members: string): string => `{"Version":"2012-10-17","Statement":[${members}]}`;
const whyOf = (members: string): unknown => {
  const [block] = blocksOf(statement(members));
  return block?.kind === 'raw' ? block.why : 'shown';
};

describe('JSON to visual and back', () => {
  test('property: every document that the visual editor shows whole comes back as it was', () => {
    fc.assert(
      fc.property(shownDocuments, (text) => {
        const read = readVisual(text);
        if (!read.ok) throw new Error(read.reason);
        expect(read.document.blocks.filter(({ kind }) => kind === 'raw')).toEqual([]);
        expect(sameTree(readTree(writeVisual(read.document))!, readTree(text)!)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('property: so does every document that it shows in part, or not at all', () => {
    fc.assert(
      fc.property(anyDocuments, (text) => {
        const read = readVisual(text);
        if (read.ok) expect(sameTree(readTree(writeVisual(read.document))!, readTree(text)!)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('POL-3, POL-8: one bare statement, bare strings and lists of one stay what they are', () => {
    for (const text of ['{"Statement":{"Effect":"Allow","Action":"a:B","Resource":["*"]}}', '{"Statement":[{"Effect":"Allow","Action":["a:B"],"Resource":"*"}]}']) {
      const read = readVisual(text);
      if (!read.ok) throw new Error(read.reason);
      expect(JSON.parse(writeVisual(read.document))).toEqual(JSON.parse(text));
    }
  });

  test('a document without statements is shown empty, and stays without', () => {
    const read = readVisual('{"Version":"2012-10-17"}');
    if (!read.ok) throw new Error(read.reason);
    expect(read.document.blocks).toEqual([]);
    expect(JSON.parse(writeVisual(read.document))).toEqual({ Version: '2012-10-17' });
  });

  test('numbers and booleans of conditions keep their form', () => {
    const text = '{"Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":false},"NumericLessThan":{"s3:max-keys":[10.0,"5"]}}}]}';
    const read = readVisual(text);
    if (!read.ok) throw new Error(read.reason);
    expect(writeVisual(read.document).replaceAll(/\s/g, '')).toBe(text);
  });
});

describe('what stays in JSON', () => {
  test('a text that is no document in outline is not shown, and why', () => {
    expect(readVisual('{')).toEqual({ ok: false, reason: 'notJson' });
    expect(readVisual('[]')).toEqual({ ok: false, reason: 'notAnObject' });
    expect(readVisual('{"Statement":[],"Statement":[]}')).toEqual({ ok: false, reason: 'repeated' });
    expect(readVisual('{"Statement":"*"}')).toEqual({ ok: false, reason: 'noStatements' });
  });

  test('a statement that is not understood whole stays as it is, and the reason is named', () => {
    expect(whyOf('7')).toEqual({ reason: 'notAnObject', about: 'Statement' });
    expect(whyOf('{"Action":"*"}')).toEqual({ reason: 'noEffect', about: 'Effect' });
    expect(whyOf('{"Effect":"allow"}')).toEqual({ reason: 'noEffect', about: 'Effect' });
    expect(whyOf('{"Effect":"Allow","Actions":"*"}')).toEqual({ reason: 'unknownElement', about: 'Actions' });
    expect(whyOf('{"Effect":"Allow","Action":"*","Action":"*"}')).toEqual({ reason: 'repeated', about: 'Action' });
    expect(whyOf('{"Effect":"Allow","Action":"*","NotAction":"*"}')).toEqual({ reason: 'bothForms', about: 'Action' });
    expect(whyOf('{"Effect":"Allow","Resource":[1]}')).toEqual({ reason: 'wrongType', about: 'Resource' });
    expect(whyOf('{"Effect":"Allow","Condition":[]}')).toEqual({ reason: 'wrongType', about: 'Condition' });
    expect(whyOf('{"Effect":"Allow","Condition":{"Bool":{}}}')).toEqual({ reason: 'emptyOperator', about: 'Bool' });
    expect(whyOf('{"Effect":"Allow","Condition":{"Bool":{"a:b":null}}}')).toEqual({ reason: 'wrongType', about: 'a:b' });
  });

  test('COND-6: one key in two spellings under one operator stays in JSON', () => {
    expect(whyOf('{"Effect":"Allow","Condition":{"Bool":{"aws:A":true,"AWS:a":false}}}')).toEqual({ reason: 'repeated', about: 'AWS:a' });
  });

  test('the statements beside it are shown', () => {
    expect(blocksOf(statement('7,{"Effect":"Allow"}')).map(({ kind }) => kind)).toEqual(['raw', 'view']);
  });
});
