import { afterAll, describe, expect, test } from 'vitest';
import { allServices } from '../../gateway/services.ts';
import type { Ask } from '../../kernel/ask.ts';
import { openWorld } from '../world.ts';
import { declarationFaults } from './declared.ts';
import { exceptions } from './exceptions.ts';
import { sweepRequest, sweepUngated } from './probe.ts';
import { sampledOperations, sampleOf } from './samples/index.ts';

const operations = allServices.flatMap((service) => service.operations);
const world = await openWorld({ services: allServices });

afterAll(async () => {
  console.log(`exceptions of the sweep:\n${exceptions(operations).map(({ operation, exception }) => `  ${operation}: ${exception}`).join('\n')}`);
  await world.close();
});

describe('design 4: every ask of every operation is enforced', () => {
  test.for(operations.map((operation) => [`${operation.service}:${operation.name}`, operation] as const))('%s', async ([, operation]) => {
    const sample = sampleOf(operation.service, operation.name);
    if (sample === undefined) throw new Error('it has no sample in testing/sweep/samples');
    const requests = typeof sample === 'function' ? [{ prepare: sample }] : sample;
    const asks: Ask[] = [];
    for (const request of requests) {
      if (operation.access.kind === 'ungated') await sweepUngated(world, operation, request);
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
