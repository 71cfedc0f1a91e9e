import { CreateLoginProfileCommand } from '@aws-sdk/client-iam';
import type { Samples } from '../sample.ts';

/** Octroi's own service. */
export const octroiSamples: Samples = {
  // What is remembered of the tester's requests is not known before one was sent.
  ExplainRequest: [{ prepare: () => ({ RequestId: 'of-nobody' }), ends: 'RequestNotFoundException' }],
  ListDecisions: () => ({}),
  SignIn: async (place) => {
    await place.user('ann');
    await place.iam.send(new CreateLoginProfileCommand({ UserName: 'ann', Password: 'Correct horse 1' }));
    return { Account: place.accountId, UserName: 'ann', Password: 'Correct horse 1' };
  },
};
