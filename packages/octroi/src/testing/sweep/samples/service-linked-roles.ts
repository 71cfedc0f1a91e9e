import { CreateServiceLinkedRoleCommand, DeleteServiceLinkedRoleCommand, TagRoleCommand } from '@aws-sdk/client-iam';
import { TAGS, type Place, type Samples } from '../sample.ts';

const RoleName = 'AWSServiceRoleForECS';

const linked = async (place: Place) => {
  await place.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  await place.iam.send(new TagRoleCommand({ RoleName, Tags: TAGS }));
  return { RoleName };
};

/** Service-linked roles. */
export const serviceLinkedRoleSamples: Samples = {
  CreateServiceLinkedRole: () => ({ AWSServiceName: 'ecs.amazonaws.com' }),
  DeleteServiceLinkedRole: linked,
  GetServiceLinkedRoleDeletionStatus: async (place) => {
    const { DeletionTaskId } = await place.iam.send(new DeleteServiceLinkedRoleCommand(await linked(place)));
    // Made anew, so that the task is asked for with tags.
    await linked(place);
    return { DeletionTaskId };
  },
};
