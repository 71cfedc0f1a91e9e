import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Inputs, Outputs } from '../packages/octroi/models/sts.gen.ts';
import { loadModel } from '../packages/octroi/src/wire/model.ts';
import { typesOf } from './generate-types.ts';

const folder = join(import.meta.dirname, '..', 'packages', 'octroi', 'models');

test.each(readdirSync(folder).filter((file) => file.endsWith('.json')))('IAM-1, STS-1, LAM-5: the types of %s are those of the model', (file) => {
  const model = loadModel(JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown);
  const types = readFileSync(join(folder, file.replace(/-\d{4}-\d{2}-\d{2}\.json$/, '.gen.ts')), 'utf8');
  expect(typesOf(model, file) === types, 'run `npm run generate`').toBe(true);
});

test('STS-15: required members are required of an input, none of an output', () => {
  const input: Inputs['AssumeRole'] = { RoleArn: 'arn', RoleSessionName: 'name', Tags: [{ Key: 'k', Value: 'v' }] };
  // @ts-expect-error RoleSessionName is required
  const incomplete: Inputs['AssumeRole'] = { RoleArn: 'arn' };
  const output: Outputs['AssumeRole'] = { Credentials: { Expiration: new Date(0), SessionToken: undefined } };
  expect([input, incomplete, output]).toHaveLength(3);
});
