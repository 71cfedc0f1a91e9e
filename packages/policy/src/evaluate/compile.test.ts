import { expect, test } from 'vitest';
import { allow, ANN, compiled, deny, requestFor } from '../../reference/decide.ts';
import { compile, documentOf, evaluate } from '../index.ts';

const policy = compiled({ Version: '2012-10-17', Statement: [allow({ Action: ['s3:Get', 's3:Put*'] }), deny({ Action: 's3:PutObject', Resource: 'arn:aws:s3:::locked/*' })] }, 'p');
const effectOf = (action: string, resource = 'arn:aws:s3:::b/k') => evaluate(requestFor({ action, resource }), { identity: [policy], resource: null, boundary: null, session: [], scp: [], rcp: [] }).effect;

test('compile: one policy answers the same however often and in whatever order it is asked', () => {
  for (let round = 0; round < 3; round += 1) {
    expect(effectOf('s3:GetObject')).toBe('ImplicitlyDenied');
    expect(effectOf('s3:Get')).toBe('Allowed');
    expect(effectOf('S3:GET')).toBe('Allowed');
    expect(effectOf('s3:Ge')).toBe('ImplicitlyDenied');
    expect(effectOf('s3:PutObject')).toBe('Allowed');
    expect(effectOf('s3:putobject', 'arn:aws:s3:::locked/k')).toBe('ExplicitlyDenied');
    for (let name = 0; name < 1500; name += 1) expect(effectOf(`s3:${round}${name}`)).toBe('ImplicitlyDenied');
  }
});

test('compile: one policy serves several layers and principals at once', () => {
  const shared = compiled({ Version: '2012-10-17', Statement: allow() }, 'shared');
  const policies = { identity: [shared], resource: null, boundary: shared, session: [shared], scp: [[shared], [shared]], rcp: [] };
  for (const principal of [ANN, { ...ANN, arn: `${ANN.arn}2` }]) {
    const decision = evaluate(requestFor({ principal }), policies);
    expect(decision.effect === 'Allowed' && decision.statements.map(({ layer, source }) => `${layer} ${source}`)).toEqual(['scp shared', 'scp shared', 'identity shared', 'boundary shared', 'session shared']);
  }
});

test('POL-11: a statement with neither Action nor NotAction, which no text can give, matches nothing', () => {
  const read = documentOf({ Version: '2012-10-17', Statement: allow() });
  if (!read.ok) throw new Error('no document');
  const [statement] = read.document.statements;
  const without = compile({ ...read.document, statements: [{ ...statement!, actions: null, notActions: null }] });
  expect(evaluate(requestFor({}), { identity: [without], resource: null, boundary: null, session: [], scp: [], rcp: [] })).toEqual({ effect: 'ImplicitlyDenied', layer: 'identity' });
});

test('compile: a policy keeps the document and the name that it was made from', () => {
  const read = documentOf({ Version: '2012-10-17', Statement: allow() });
  if (!read.ok) throw new Error('no document');
  const made = compile(read.document, { source: 'named' });
  expect(made.document).toBe(read.document);
  expect(made.source).toBe('named');
  expect(compile(read.document).source).toBeNull();
});
