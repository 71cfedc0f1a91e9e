import { gzipSync } from 'node:zlib';
import { lint } from '@octroi/policy/lint';
import { beforeAll, expect, test } from 'vitest';
import { openLibrary } from '../packages/console/src/policies/catalogue/library.ts';
import type { CatalogueIndexFile, CatalogueService } from '../packages/console/src/policies/catalogue/types.ts';
import { allServices } from '../packages/octroi/src/gateway/services.ts';
import { awsManagedPolicy, awsManagedPolicyIndex } from '../packages/octroi/src/services/iam/managed-policies/load.ts';
import { consoleCatalogue } from './console-catalogue.ts';

let files: ReadonlyMap<string, string>;
const service = (prefix: string): CatalogueService => JSON.parse(files.get(`catalogue/services/${prefix}.json`)!) as CatalogueService;

beforeAll(async () => {
  files = await consoleCatalogue();
});

test('every action that Octroi asks for can be chosen in the visual editor', () => {
  const declared = allServices.flatMap(({ operations }) => operations.flatMap(({ access }) => (access.kind === 'asks' ? access.declares.map(({ action }) => action) : [])));
  expect(declared.length).toBeGreaterThan(200);
  const known = new Set((JSON.parse(files.get('catalogue/all.json')!) as CatalogueService[]).flatMap(({ prefix, actions }) => actions.map(({ name }) => `${prefix}:${name}`)));
  expect([...new Set(declared)].filter((action) => !known.has(action))).toEqual([]);
});

test('InvokeFunction stands under Write', () => {
  expect(service('lambda').actions.find(({ name }) => name === 'InvokeFunction')).toMatchObject({ accessLevel: 'Write', resourceTypes: ['function'] });
});

test('the index names each service and the services of foreign ARNs', () => {
  const { services, globalKeys } = JSON.parse(files.get('catalogue/index.json')!) as CatalogueIndexFile;
  expect(services.length).toBeGreaterThan(400);
  expect(services.find(({ prefix }) => prefix === 'lambda')).toEqual({ prefix: 'lambda', name: 'AWS Lambda' });
  expect(services.find(({ prefix }) => prefix === 'ebs')?.arnServices).toEqual(['ec2']);
  expect(services.find(({ prefix }) => prefix === 'octroi')).toEqual({ prefix: 'octroi', name: 'Octroi' });
  expect(globalKeys.map(({ name }) => name)).toContain('aws:SourceIp');
});

test('lint says the same of AWS’s policies with the services that they name as with all', async () => {
  const library = openLibrary(async (file) => JSON.parse(files.get(`catalogue/${file}`)!) as unknown);
  const { services: _indexed, ...rest } = await library.index();
  const all = { ...rest, services: JSON.parse(files.get('catalogue/all.json')!) as CatalogueService[] };
  const names = awsManagedPolicyIndex().filter((_, index) => index % 16 === 0);
  expect(names.length).toBeGreaterThan(90);
  for (const { arn } of names) {
    const text = awsManagedPolicy(arn)!.document;
    expect(lint(text, { kind: 'identity', data: await library.catalogueFor(text) }), arn).toEqual(lint(text, { kind: 'identity', data: all }));
  }
});

test('the catalogue stays small: the index, one service and all of them', () => {
  const zipped = (file: string): number => gzipSync(files.get(file)!).length;
  expect(zipped('catalogue/index.json')).toBeLessThan(16_000);
  expect(Math.max(...[...files.keys()].filter((file) => file.startsWith('catalogue/services/')).map(zipped))).toBeLessThan(24_000);
  expect(zipped('catalogue/all.json')).toBeLessThan(300_000);
  expect([...files.values()].reduce((sum, text) => sum + text.length, 0)).toBeLessThan(8_000_000);
});
