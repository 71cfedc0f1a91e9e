import { CreateLoginProfileCommand, TagUserCommand } from '@aws-sdk/client-iam';
import { TAGS, type Place, type Samples } from '../sample.ts';

const FIRST = 'Correct horse 1';
const SECOND = 'Correct horse 2';

const annWithPassword = async (place: Place) => {
  await place.user('ann');
  await place.iam.send(new CreateLoginProfileCommand({ UserName: 'ann', Password: FIRST }));
  return { UserName: 'ann' };
};

/** Passwords of users. */
export const loginProfileSamples: Samples = {
  CreateLoginProfile: async (place) => {
    await place.user('ann');
    return { UserName: 'ann', Password: FIRST };
  },
  GetLoginProfile: annWithPassword,
  UpdateLoginProfile: async (place) => ({ ...(await annWithPassword(place)), Password: SECOND }),
  DeleteLoginProfile: annWithPassword,
  ChangePassword: async (place) => {
    const UserName = place.tester.name;
    await place.iam.send(new TagUserCommand({ UserName, Tags: TAGS }));
    await place.iam.send(new CreateLoginProfileCommand({ UserName, Password: FIRST }));
    return { OldPassword: FIRST, NewPassword: SECOND };
  },
};
