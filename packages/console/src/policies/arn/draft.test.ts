import { expect, test } from 'vitest';
import { draftProblem, isOtherForm, newDraft, withPart, withText } from './draft.ts';
import { readFormat } from './format.ts';

const FUNCTION = readFormat('arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}');
const ORDERS = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';

test('a pasted ARN fills the parts', () => {
  const draft = withText(newDraft('111122223333'), ORDERS, FUNCTION);
  expect(draft.values).toEqual({ Region: 'eu-west-1', Account: '111122223333', FunctionName: 'orders' });
  expect([draftProblem(draft, FUNCTION), isOtherForm(draft, FUNCTION)]).toEqual([null, false]);
});

test('the parts make the ARN; until all are there it is none', () => {
  const begun = withPart(newDraft('111122223333'), 'Region', '*', FUNCTION, 'aws');
  expect(begun.text).toBe('arn:aws:lambda:*:111122223333:function:');
  expect(draftProblem(begun, FUNCTION)).toBe('partMissing');
  const done = withPart(begun, 'FunctionName', 'orders', FUNCTION, 'aws');
  expect([done.text, draftProblem(done, FUNCTION)]).toEqual(['arn:aws:lambda:*:111122223333:function:orders', null]);
});

test('an ARN of another form is told, and may be added', () => {
  const draft = withText(withText(newDraft('111122223333'), ORDERS, FUNCTION), 'arn:aws:s3:::photos', FUNCTION);
  expect([draftProblem(draft, FUNCTION), isOtherForm(draft, FUNCTION)]).toEqual([null, true]);
  expect(draft.values['FunctionName']).toBe('orders');
});

test('what is no ARN is refused', () => {
  for (const text of ['', 'orders', 'arn:aws:s3', 'arn:aws:s3:::a b']) expect(draftProblem(withText(newDraft('1'), text, FUNCTION), FUNCTION), text).toBe('malformed');
  expect(draftProblem(withText(newDraft('1'), '*', null), null)).toBeNull();
});
