import type { Blobs } from '../../store/blobs.ts';

const none = (): never => {
  throw new Error('no operation that a worker answers has blobs');
};

/** The blobs of a worker: whoever asks for one belongs to the main thread. */
export const NO_BLOBS: Blobs = { put: none, get: none, delete: none, list: none };
