import { describe, expect, test } from 'vitest';
import { etcdBinary } from '../store/etcd/cluster.fixture.ts';
import { notBuilt } from './octroi.fixture.ts';
import { rollingRestart } from './rolling-restart.fixture.ts';

const why = etcdBinary() === null ? 'skipped: etcd is not installed' : notBuilt();

describe.skipIf(why !== null)(`a rolling restart${why === null ? '' : ` (${why})`}`, () => {
  test('no request fails for clients that ask once more after a connection error, and nothing that was answered is lost', { timeout: 60_000 }, async () => {
    const { requests, failed, codes, lost, said } = await rollingRestart({ members: 1, nodes: 2, rounds: 1, clients: 2 });
    expect(failed).toEqual([]);
    expect(lost).toEqual([]);
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(said).toBe('');
    expect(requests).toBeGreaterThanOrEqual(100);
  });
});
