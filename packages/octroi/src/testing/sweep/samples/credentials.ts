import { CreateAccessKeyCommand } from '@aws-sdk/client-iam';
import type { Place, Samples } from '../sample.ts';

const keyOfAnn = async (place: Place) => {
  await place.user('ann');
  const { AccessKey } = await place.iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  return { UserName: 'ann', AccessKeyId: AccessKey!.AccessKeyId! };
};

const ann = async (place: Place) => {
  await place.user('ann');
  return { UserName: 'ann' };
};

/** Credentials of users, and the account. */
export const credentialSamples: Samples = {
  CreateAccessKey: ann,
  ListAccessKeys: ann,
  UpdateAccessKey: async (place) => ({ ...(await keyOfAnn(place)), Status: 'Inactive' }),
  DeleteAccessKey: keyOfAnn,
  GetAccessKeyLastUsed: [
    {
      prepare: async (place) => ({ AccessKeyId: (await keyOfAnn(place)).AccessKeyId }),
      // IAM-42: the same for a key that does not exist.
      refusal: (place, { AccessKeyId }) => `User: ${place.tester.arn} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key ${String(AccessKeyId)}`,
    },
  ],
  GetAccountSummary: () => ({}),
};
