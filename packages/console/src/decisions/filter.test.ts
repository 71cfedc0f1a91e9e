import { expect, test } from 'vitest';
import { filterOf } from './filter.ts';

const filter = (query: string) => filterOf(new URLSearchParams(query), 1_700_000_000_999);

test('an address asks for what it says, and nothing else', () => {
  expect(filter('')).toEqual({ MaxResults: 25 });
  expect(filter('caller=ann&action=s3:Get&resource=%20bucket%20&verdict=ExplicitlyDenied&within=5&request=0a-1&after=0b-2')).toEqual({ MaxResults: 25, Caller: 'ann', Action: 's3:Get', Resource: 'bucket', Verdict: 'ExplicitlyDenied', Since: 1_699_999_700, RequestId: '0a-1', NextToken: '0b-2' });
  expect(filter('verdict=Failed')).toEqual({ MaxResults: 25, Failed: true });
});

test('what is no filter is left out', () => {
  expect(filter('caller=%20&verdict=Maybe&within=7&request=%2e%2e%2fx&after=%20')).toEqual({ MaxResults: 25 });
});
