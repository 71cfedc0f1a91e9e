import { readFileSync } from 'node:fs';
import type { HttpRequest } from './http.ts';
import { joinModels } from './join-models.ts';
import { loadModel } from './model.ts';
import type { OperationModel, ServiceModel } from './model.ts';

const read = (file: string): ServiceModel => loadModel(JSON.parse(readFileSync(new URL(`../../models/${file}`, import.meta.url), 'utf8')) as unknown);

export const iam = read('iam-2010-05-08.json');
export const sts = read('sts-2011-06-15.json');
export const lambda = read('lambda-2015-03-31.json');
export const lex = joinModels([read('lex-models-2017-04-19.json'), read('runtime.lex-2016-11-28.json'), read('lex-channels-2026-11-01.json')]);

/** A small awsJson 1.1 service, in the form of the API models. */
export const json = loadModel({
  metadata: { protocol: 'json', jsonVersion: '1.1', targetPrefix: 'Things_2020', apiVersion: '2020-01-01', endpointPrefix: 'things', serviceId: 'Things' },
  operations: {
    PutThing: { name: 'PutThing', http: { method: 'POST', requestUri: '/' }, input: { shape: 'Thing' }, output: { shape: 'Thing' }, errors: [{ shape: 'Gone' }] },
    Ping: { name: 'Ping', http: { method: 'POST', requestUri: '/' } },
  },
  shapes: {
    Thing: { type: 'structure', required: ['name'], members: { name: { shape: 'Name' }, when: { shape: 'Time' }, data: { shape: 'Data' }, parts: { shape: 'Parts' }, tags: { shape: 'Tags' } } },
    Name: { type: 'string', min: 1, max: 8 },
    Time: { type: 'timestamp' },
    Data: { type: 'blob' },
    Parts: { type: 'list', member: { shape: 'Thing' } },
    Tags: { type: 'map', key: { shape: 'Name' }, value: { shape: 'Name' } },
    Gone: { type: 'structure', members: { message: { shape: 'Name' } }, exception: true },
  },
});

export function operation(model: ServiceModel, name: string): OperationModel {
  const found = model.operations.get(name);
  if (found === undefined) throw new Error(`no operation \`${name}\``);
  return found;
}

export function request(parts: Partial<Omit<HttpRequest, 'body'>> & { readonly body?: string | Uint8Array } = {}): HttpRequest {
  const body = parts.body ?? '';
  return { method: 'POST', path: '/', query: '', headers: [['Host', 'localhost']], ...parts, body: typeof body === 'string' ? Buffer.from(body) : body };
}
