import { AddUserToGroupCommand } from '@aws-sdk/client-iam';
import { BOUNDARY, TAGS, type Place, type Samples } from '../sample.ts';

const ann = async (place: Place) => {
  await place.user('ann');
  return { UserName: 'ann' };
};

const friends = async (place: Place) => {
  await place.group('friends');
  return { GroupName: 'friends' };
};

const annAmongFriends = async (place: Place) => {
  const both = { ...(await ann(place)), ...(await friends(place)) };
  await place.iam.send(new AddUserToGroupCommand(both));
  return both;
};

/** Users and groups. */
export const userSamples: Samples = {
  CreateUser: () => ({ UserName: 'ann', Path: '/team/', Tags: TAGS, PermissionsBoundary: BOUNDARY }),
  GetUser: ann,
  ListUsers: () => ({}),
  UpdateUser: async (place) => ({ ...(await ann(place)), NewUserName: 'anna' }),
  DeleteUser: ann,
  TagUser: async (place) => ({ ...(await ann(place)), Tags: TAGS }),
  UntagUser: async (place) => ({ ...(await ann(place)), TagKeys: ['team'] }),
  ListUserTags: ann,
  PutUserPermissionsBoundary: async (place) => ({ ...(await ann(place)), PermissionsBoundary: BOUNDARY }),
  DeleteUserPermissionsBoundary: ann,
  ListGroupsForUser: ann,

  CreateGroup: () => ({ GroupName: 'friends' }),
  GetGroup: friends,
  ListGroups: () => ({}),
  UpdateGroup: async (place) => ({ ...(await friends(place)), NewGroupName: 'foes' }),
  DeleteGroup: friends,
  AddUserToGroup: async (place) => ({ ...(await ann(place)), ...(await friends(place)) }),
  RemoveUserFromGroup: annAmongFriends,
};
