import { AddRoleToInstanceProfileCommand, CreateInstanceProfileCommand } from '@aws-sdk/client-iam';
import { TAGS, type Place, type Samples } from '../sample.ts';

const web = async (place: Place) => {
  await place.iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'web', Tags: TAGS }));
  return { InstanceProfileName: 'web' };
};

const webAndDeploy = async (place: Place) => {
  await place.role('deploy');
  return { ...(await web(place)), RoleName: 'deploy' };
};

const deployInWeb = async (place: Place) => {
  const both = await webAndDeploy(place);
  await place.iam.send(new AddRoleToInstanceProfileCommand(both));
  return both;
};

/** Instance profiles. */
export const instanceProfileSamples: Samples = {
  CreateInstanceProfile: () => ({ InstanceProfileName: 'web', Path: '/team/', Tags: TAGS }),
  GetInstanceProfile: web,
  ListInstanceProfiles: () => ({}),
  ListInstanceProfilesForRole: async (place) => ({ RoleName: (await deployInWeb(place)).RoleName }),
  DeleteInstanceProfile: web,
  AddRoleToInstanceProfile: webAndDeploy,
  RemoveRoleFromInstanceProfile: deployInWeb,
  TagInstanceProfile: async (place) => ({ ...(await web(place)), Tags: TAGS }),
  UntagInstanceProfile: async (place) => ({ ...(await web(place)), TagKeys: ['team'] }),
  ListInstanceProfileTags: web,
};
