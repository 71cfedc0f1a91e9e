import { CreateVirtualMFADeviceCommand, EnableMFADeviceCommand } from '@aws-sdk/client-iam';
import { TAGS, type Place, type Samples } from '../sample.ts';

const device = async (place: Place) => {
  const { VirtualMFADevice } = await place.iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'phone', Tags: TAGS }));
  return { SerialNumber: VirtualMFADevice!.SerialNumber!, seed: VirtualMFADevice!.Base32StringSeed! };
};

const codes = async (place: Place, seed: Uint8Array, from: number) => ({ AuthenticationCode1: await place.mfaCode(seed, from), AuthenticationCode2: await place.mfaCode(seed, from + 1) });

/** A device of ann's; its codes of the next step are used up. */
const deviceOfAnn = async (place: Place) => {
  await place.user('ann');
  const { SerialNumber, seed } = await device(place);
  await place.iam.send(new EnableMFADeviceCommand({ UserName: 'ann', SerialNumber, ...(await codes(place, seed, 0)) }));
  return { SerialNumber, seed };
};

const ofAnn = async (place: Place) => ({ UserName: 'ann', SerialNumber: (await deviceOfAnn(place)).SerialNumber });

/** MFA devices. */
export const mfaDeviceSamples: Samples = {
  CreateVirtualMFADevice: () => ({ VirtualMFADeviceName: 'phone', Path: '/team/', Tags: TAGS }),
  EnableMFADevice: async (place) => {
    await place.user('ann');
    const { SerialNumber, seed } = await device(place);
    return { UserName: 'ann', SerialNumber, ...(await codes(place, seed, 0)) };
  },
  ResyncMFADevice: async (place) => {
    const { SerialNumber, seed } = await deviceOfAnn(place);
    return { UserName: 'ann', SerialNumber, ...(await codes(place, seed, 2)) };
  },
  DeactivateMFADevice: ofAnn,
  GetMFADevice: ofAnn,
  DeleteVirtualMFADevice: async (place) => ({ SerialNumber: (await device(place)).SerialNumber }),
  ListMFADevices: async (place) => ({ UserName: (await ofAnn(place)).UserName }),
  ListVirtualMFADevices: () => ({}),
  TagMFADevice: async (place) => ({ SerialNumber: (await device(place)).SerialNumber, Tags: TAGS }),
  UntagMFADevice: async (place) => ({ SerialNumber: (await device(place)).SerialNumber, TagKeys: TAGS.map(({ Key }) => Key) }),
  ListMFADeviceTags: async (place) => ({ SerialNumber: (await device(place)).SerialNumber }),
};
