import { afterAll, describe, expect, test } from 'vitest';
import { allServices } from '../../gateway/services.ts';
import type { Ask } from '../../kernel/ask.ts';
import type { Operation } from '../../kernel/operation.ts';
import { openWorld } from '../world.ts';
import { declarationFaults } from './declared.ts';
import { exceptions } from './exceptions.ts';
import { sweepRequest, sweepUngated } from './probe.ts';
import { sweepUnsigned } from './sweep-unsigned.ts';
import type { Sample, SampleRequest } from './sample.ts';
import { sampleIssuer } from './samples/federation.ts';
import { sampledOperations, sampleOf } from './samples/index.ts';

const operations = allServices.flatMap((service) => service.operations);
const requestsOf = (sample: Sample): readonly SampleRequest[] => (typeof sample === 'function' ? [{ prepare: sample }] : sample);

function isRefusedInItsOwnWords({ service, name }: Operation): boolean {
  const sample = sampleOf(service, name);
  return sample !== undefined && requestsOf(sample).some(({ refusal }) => refusal !== undefined);
}

const world = await openWorld({ services: allServices, issuers: [sampleIssuer] });

afterAll(async () => {
  const listed = [...exceptions(operations), ...operations.filter(isRefusedInItsOwnWords).map(({ service, name }) => ({ operation: `${service}:${name}`, exception: 'it is refused in words of its own' }))];
  console.log(`exceptions of the sweep:\n${listed.map(({ operation, exception }) => `  ${operation}: ${exception}`).join('\n')}`);
  await world.close();
});

describe('design 4: every ask of every operation is enforced', () => {
  test.for(operations.map((operation) => [`${operation.service}:${operation.name}`, operation] as const))('%s', async ([, operation]) => {
    const sample = sampleOf(operation.service, operation.name);
    if (sample === undefined) throw new Error('it has no sample in testing/sweep/samples');
    const asks: Ask[] = [];
    for (const request of requestsOf(sample)) {
      if (operation.access.kind === 'ungated' || operation.access.kind === 'password') await sweepUngated(world, operation, request);
      else if (operation.access.kind === 'trustOnly') asks.push(...(await sweepUnsigned(world, operation, request)));
      else asks.push(...(await sweepRequest(world, operation, request)));
    }
    expect(await declarationFaults(operation, asks)).toEqual([]);
    expect(world.faults.splice(0)).toEqual([]);
  });
});

test('every sample is of an operation of the API models', () => {
  const exists = (name: string): boolean => {
    const [service, operation] = name.split(':') as [string, string];
    return world.gateway.registry.model(service)?.operations.has(operation) === true;
  };
  expect(sampledOperations().filter((name) => !exists(name))).toEqual([]);
});
