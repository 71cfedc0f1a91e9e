import { expect, test } from 'vitest';
import { joinModels } from './join-models.ts';
import { iam, sts } from './models.fixture.ts';
import { loadModel } from './model.ts';

const model = (serviceId: string, operation: string, type: string, signingName = 'things') =>
  loadModel({
    metadata: { protocol: 'rest-json', apiVersion: '2020-01-01', endpointPrefix: serviceId, serviceId, signingName },
    operations: { [operation]: { name: operation, http: { method: 'GET', requestUri: `/${operation}` }, output: { shape: 'Answer' }, errors: [{ shape: 'Gone' }] } },
    shapes: {
      Answer: { type: 'structure', members: { value: { shape: 'Value' } } },
      Value: { type },
      Gone: { type: 'structure', members: {}, exception: true, error: { httpStatusCode: type === 'string' ? 404 : 410 } },
    },
  });

test('LEX-WIRE-1: models of one service are joined by their operations, each with the shapes of its own model', () => {
  const joined = joinModels([model('a', 'First', 'string'), model('b', 'Second', 'integer')]);
  expect([...joined.operations.keys()]).toEqual(['First', 'Second']);
  expect(joined.operations.get('First')!.output!.members.get('value')!.shape.type).toBe('string');
  expect(joined.operations.get('Second')!.output!.members.get('value')!.shape.type).toBe('integer');
  expect(joined.errors.get('Gone')!.status).toBe(404);
  expect(joined.operations.get('Second')!.errors.get('Gone')!.status).toBe(410);
});

test('LEX-WIRE-1: one model stays itself, and what cannot be one service is refused', () => {
  expect(joinModels([iam])).toBe(iam);
  expect(() => joinModels([])).toThrow('a service has at least one API model');
  expect(() => joinModels([iam, sts])).toThrow('are not one service: protocol or signing name differs');
  expect(() => joinModels([model('a', 'First', 'string'), model('b', 'First', 'string')])).toThrow('two models of `things` have the operation `First`');
});
