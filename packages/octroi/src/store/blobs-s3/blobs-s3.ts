import type { Blobs } from '../blobs.ts';
import type { S3Spec } from '../store-spec.ts';

/** Opens a bucket as the place of large values. */
export function openS3Blobs(_spec: S3Spec): Promise<Blobs> {
  return Promise.reject(new Error('this version of octroi cannot keep blobs in S3 yet'));
}
