import { afterAll, describe, expect, test } from 'vitest';
import { allServices } from '../../gateway/services.ts';
import { lambdaService } from '../../services/lambda/service.ts';
import { lexService } from '../../services/lex/service.ts';
import { openWorld } from '../world.ts';
import { openPlace, type OpenPlace } from './place.ts';
import type { Input, Sample, SampleRequest } from './sample.ts';
import { sampleOf } from './samples/index.ts';

const world = await openWorld({ services: allServices, shadow: false });
afterAll(() => world.close());

const requestsOf = (sample: Sample | undefined): readonly SampleRequest[] => (typeof sample === 'function' ? [{ prepare: sample }] : (sample ?? []));

/** The same text of another place. */
function movedText(text: string, from: OpenPlace, to: OpenPlace): string {
  return text.replaceAll(from.accountId, to.accountId);
}

/** The same input for another place, in which nothing has been prepared. */
function moved(value: unknown, from: OpenPlace, to: OpenPlace): unknown {
  if (typeof value === 'string') return movedText(value, from, to);
  if (Array.isArray(value)) return value.map((item) => moved(item, from, to));
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, moved(inner, from, to)]));
}

describe('LAM-10, LEX-ERR-2: who may do nothing is refused in the same words whether or not what the request names is there', () => {
  const operations = [lambdaService, lexService].flatMap((service) => service.operations.map(({ name }) => [service.id, name] as const));
  test.for(operations)('%s:%s', async ([service, name]) => {
    const requests = requestsOf(sampleOf(service, name));
    expect(requests).not.toEqual([]);
    for (const request of requests) {
      const full = await openPlace(world);
      const bare = await openPlace(world);
      const input = await request.prepare(full);
      const there = await full.send(service, name, input);
      const nowhere = await bare.send(service, name, moved(input, full, bare) as Input);
      expect(there.error).toMatchObject({ name: 'AccessDeniedException', status: 403 });
      expect({ ...there.error, message: movedText(there.error!.message, full, bare) }).toEqual(nowhere.error);
    }
    expect(world.faults.splice(0)).toEqual([]);
  });
});
