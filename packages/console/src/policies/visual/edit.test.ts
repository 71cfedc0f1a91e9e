import { describe, expect, test } from 'vitest';
import { EMPTY_DOCUMENT, readVisual, writeVisual } from './document.ts';
import { addBlock, cloneBlock, conditionAt, editBlock, putCondition, removeBlock, removeCondition, setActions, setEffect, setNot, setResources } from './edit.ts';
import type { VisualDocument } from './document.ts';
import type { ConditionView, StatementView } from './view.ts';

const documentOf = (text: string): VisualDocument => {
  const read = readVisual(text);
  if (!read.ok) throw new Error(read.reason);
  return read.document;
};
const json = (document: VisualDocument): unknown => JSON.parse(writeVisual(document));
const edited = (document: VisualDocument, edit: (view: StatementView) => StatementView): unknown =>
  json(document.blocks.reduce((before, { id }) => editBlock(before, id, (block) => ({ ...block, view: edit(block.view) })), document));
const ONE = documentOf('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"*"}]}');
const mfa: ConditionView = { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: [{ text: 'true', literal: false }], bare: true };

describe('editing', () => {
  test('a new statement allows; its Sid is free, as AWS names them', () => {
    const document = addBlock(addBlock(documentOf(EMPTY_DOCUMENT)));
    expect(json(document)).toEqual({ Version: '2012-10-17', Statement: [{ Sid: 'VisualEditor0', Effect: 'Allow', Action: [], Resource: [] }, { Sid: 'VisualEditor1', Effect: 'Allow', Action: [], Resource: [] }] });
    expect(new Set(document.blocks.map(({ id }) => id)).size).toBe(2);
  });

  test('one action stands bare, two as a list', () => {
    // Written and read again, as it is when the editor opens.
    const document = documentOf(writeVisual(addBlock(documentOf(EMPTY_DOCUMENT))));
    expect(edited(document, (view) => setResources(setActions(view, ['lambda:InvokeFunction']), ['arn:aws:lambda:eu-west-1:111122223333:function:orders', '*']))).toEqual({
      Version: '2012-10-17',
      Statement: [{ Sid: 'VisualEditor0', Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: ['arn:aws:lambda:eu-west-1:111122223333:function:orders', '*'] }],
    });
  });

  test('a statement that was bare becomes a list when a second one is added', () => {
    const single = documentOf('{"Statement":{"Effect":"Allow","Action":"a:B","Resource":"*"}}');
    expect((json(addBlock(single)) as { Statement: unknown[] }).Statement).toHaveLength(2);
  });

  test('Action becomes NotAction and back, in its place', () => {
    const not = (view: StatementView): StatementView => setNot(setNot(view, 'actions', true), 'resources', true);
    expect(JSON.stringify(edited(ONE, not))).toBe('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":"lambda:InvokeFunction","NotResource":"*"}]}');
    expect(edited(ONE, (view) => setNot(not(view), 'actions', false))).toMatchObject({ Statement: [{ Action: 'lambda:InvokeFunction', NotResource: '*' }] });
  });

  test('the values of NotAction are set where they are', () => {
    expect(edited(ONE, (view) => setActions(setNot(view, 'actions', true), ['iam:*']))).toMatchObject({ Statement: [{ NotAction: 'iam:*' }] });
  });

  test('the effect is set', () => {
    expect(edited(ONE, (view) => setEffect(view, 'Deny'))).toMatchObject({ Statement: [{ Effect: 'Deny' }] });
  });

  test('the first condition brings the element, the last one takes it away', () => {
    const put = (view: StatementView): StatementView => putCondition(view, view.conditions.length, mfa);
    expect(edited(ONE, put)).toMatchObject({ Statement: [{ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }] });
    expect(edited(ONE, (view) => removeCondition(put(view), 0))).toEqual(json(ONE));
  });

  test('COND-6: a condition with the same operator and key is found whatever its letter case', () => {
    const [block] = ONE.blocks;
    if (block?.kind !== 'view') throw new Error('not shown');
    const view = putCondition(block.view, 0, mfa);
    expect(conditionAt(view, 'Bool', 'AWS:MultifactorAuthPresent')).toBe(0);
    expect(conditionAt(view, 'BoolIfExists', 'aws:MultiFactorAuthPresent')).toBe(-1);
  });

  test('POL-12: a copy has a Sid of its own and stands after what it copies', () => {
    const document = addBlock(addBlock(documentOf(EMPTY_DOCUMENT)));
    const copied = cloneBlock(document, document.blocks[0]!.id);
    expect((json(copied) as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid)).toEqual(['VisualEditor0', 'VisualEditor2', 'VisualEditor1']);
    expect(new Set(copied.blocks.map(({ id }) => id)).size).toBe(3);
  });

  test('a statement is removed', () => {
    expect(json(removeBlock(ONE, ONE.blocks[0]!.id))).toEqual({ Version: '2012-10-17', Statement: [] });
  });
});
