import type { Samples } from '../sample.ts';

/** Octroi's own service. */
export const octroiSamples: Samples = {
  // What is remembered of the tester's requests is not known before one was sent.
  ExplainRequest: [{ prepare: () => ({ RequestId: 'of-nobody' }), ends: 'RequestNotFoundException' }],
};
