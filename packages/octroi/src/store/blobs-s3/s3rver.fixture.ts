import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface S3rver {
  run(): Promise<{ readonly port: number }>;
  close(): Promise<void>;
}

type Make = new (options: object) => S3rver;

/** The credentials that s3rver knows. */
export const S3RVER_CREDENTIALS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' } as const;

/** A server of S3's API on loopback, with empty buckets on the disk. */
export async function startS3rver(buckets: readonly string[]): Promise<{ readonly endpoint: string; readonly folder: string; close(): Promise<void> }> {
  const Made = createRequire(import.meta.url)('s3rver') as Make;
  const folder = mkdtempSync(join(tmpdir(), 'octroi-s3rver-'));
  const server = new Made({ address: '127.0.0.1', port: 0, silent: true, directory: folder, resetOnClose: false, configureBuckets: buckets.map((name) => ({ name, configs: [] })) });
  const { port } = await server.run();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    folder,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
