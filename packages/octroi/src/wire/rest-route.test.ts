import { expect, test } from 'vitest';
import { request } from './models.fixture.ts';
import { loadModel } from './model.ts';
import { routeRest } from './rest-route.ts';

const operation = (name: string, requestUri: string) => [name, { name, http: { method: 'GET', requestUri } }] as const;
const model = loadModel({
  metadata: { protocol: 'rest-json', apiVersion: '2020-01-01', endpointPrefix: 'things', serviceId: 'Things' },
  operations: Object.fromEntries([
    operation('Greedy', '/things/{Proxy+}'),
    operation('Label', '/things/{Name}'),
    operation('Middle', '/things/{Path+}/end'),
    operation('Literal', '/things/all'),
    operation('Asked', '/things/all?list=1'),
    operation('Root', '/'),
  ]),
  shapes: {},
});

test.each([
  ['/things/all', '', 'Literal', {}],
  ['/things/all/', '', 'Literal', {}],
  ['/things/all', 'list=1', 'Asked', {}],
  ['/things/all', 'list=2', 'Literal', {}],
  ['/things/b%2Fc', '', 'Label', { Name: 'b/c' }],
  ['/things/a/b%20c/d', '', 'Greedy', { Proxy: 'a/b c/d' }],
  ['/things/a/b/end', '', 'Middle', { Path: 'a/b' }],
  ['/', '', 'Root', {}],
])('LAM-6: the most specific template of %s?%s is %s', (path, query, name, labels) => {
  const found = routeRest(model, request({ method: 'GET', path, query }));
  expect(found.operation.name).toBe(name);
  expect(Object.fromEntries(found.labels ?? [])).toEqual(labels);
});
