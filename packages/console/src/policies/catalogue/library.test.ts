import { describe, expect, test } from 'vitest';
import { openLibrary } from './library.ts';
import { servicesNamed } from './named.ts';
import type { CatalogueIndexFile, CatalogueService } from './types.ts';

const INDEX: CatalogueIndexFile = {
  services: [{ prefix: 'ec2', name: 'Amazon EC2' }, { prefix: 'ebs', name: 'Amazon EBS', arnServices: ['ec2'] }, { prefix: 'lambda', name: 'AWS Lambda' }, { prefix: 's3', name: 'Amazon S3' }],
  globalKeys: [],
  otherKeyPrefixes: [],
  rcpServices: [],
};
const service = (prefix: string): CatalogueService => ({ prefix, actions: [{ name: 'Do', accessLevel: 'Write', resourceTypes: [], conditionKeys: [] }], resourceTypes: [], conditionKeys: [] });

function library(failing: Set<string> = new Set()) {
  const asked: string[] = [];
  const opened = openLibrary(async (file) => {
    asked.push(file);
    if (failing.delete(file)) throw new Error('offline');
    if (file === 'index.json') return INDEX;
    return file === 'all.json' ? INDEX.services.map(({ prefix }) => service(prefix)) : service(file.slice('services/'.length, -'.json'.length));
  });
  return { ...opened, asked };
}
const statement = (rest: string): string => `{"Statement":{"Effect":"Allow",${rest}}}`;

describe('the services that a document names', () => {
  const named = (text: string): unknown => {
    const found = servicesNamed(text, INDEX);
    return found === 'all' ? 'all' : [...found].toSorted();
  };

  test('by actions, in any letter case', () => {
    expect(named(statement('"Action":["Lambda:InvokeFunction","nonsense"]'))).toEqual(['lambda']);
  });

  test('by ARNs, whichever services have such ARNs', () => {
    expect(named(statement('"Resource":"arn:aws:ec2:eu-west-1:111122223333:volume/*"'))).toEqual(['ebs', 'ec2']);
  });

  test('by condition keys', () => {
    expect(named(statement('"Condition":{"StringEquals":{"S3:prefix":"a","aws:SourceArn":"arn:aws:lambda:eu-west-1:1:function:f"}}'))).toEqual(['lambda', 's3']);
  });

  test('all of them, where a document says so', () => {
    for (const rest of ['"Action":"*"', '"NotAction":"s3:*"', '"Action":["s3:Get*","l*:Get*"]']) expect(named(statement(rest)), rest).toBe('all');
  });

  test('none, in a text that is no JSON', () => {
    expect(named('{')).toEqual([]);
  });
});

describe('the library', () => {
  test('reads what is needed, once', async () => {
    const { catalogueFor, asked, service: one } = library();
    const catalogue = await catalogueFor(statement('"Action":"lambda:Do"'));
    expect(asked).toEqual(['index.json', 'services/lambda.json']);
    expect(catalogue.services.map(({ prefix, actions }) => [prefix, actions.length])).toEqual([['ec2', 0], ['ebs', 0], ['lambda', 1], ['s3', 0]]);
    expect(await catalogueFor(statement('"Action":"lambda:Undo"'))).toBe(catalogue);
    expect((await one('lambda'))?.prefix).toBe('lambda');
    expect(asked).toHaveLength(2);
  });

  test('reads one file for all services', async () => {
    const { catalogueFor, asked } = library();
    expect((await catalogueFor(statement('"Action":"*"'))).services.every(({ actions }) => actions.length === 1)).toBe(true);
    expect(asked).toEqual(['index.json', 'all.json']);
  });

  test('reads one file rather than many', async () => {
    const many = Array.from({ length: 30 }, (_, number) => `service${number}`);
    const asked: string[] = [];
    const { catalogueFor } = openLibrary(async (file) => {
      asked.push(file);
      return file === 'index.json' ? { ...INDEX, services: many.map((prefix) => ({ prefix, name: prefix })) } : many.map(service);
    });
    await catalogueFor(statement(`"Action":${JSON.stringify(many.map((prefix) => `${prefix}:Do`))}`));
    expect(asked).toEqual(['index.json', 'all.json']);
  });

  test('asks for no file of a service that there is not', async () => {
    const { service: one, asked } = library();
    expect(await one('../../secret')).toBeNull();
    expect(asked).toEqual(['index.json']);
  });

  test('asks again for what could not be read', async () => {
    const { service: one } = library(new Set(['services/s3.json']));
    await expect(one('s3')).rejects.toThrow('offline');
    expect((await one('s3'))?.prefix).toBe('s3');
  });
});
