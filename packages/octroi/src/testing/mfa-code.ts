import { codesOf, STEP_SECONDS, stepAt } from '../kernel/mfa/codes.ts';

/** How long one code stands. */
export const MFA_STEP_MILLIS = STEP_SECONDS * 1000;

/**
 * What a virtual MFA device shows at a moment: the code of its `Base32StringSeed`, as CreateVirtualMFADevice gives it. EnableMFADevice
 * wants two codes in a row, those of now and of 30 seconds later; a code is good once, so move the clock by 30 seconds for another one.
 *
 * @example
 * const { VirtualMFADevice } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'ann' }));
 * const code = await mfaCode(VirtualMFADevice.Base32StringSeed, Date.now());
 */
export async function mfaCode(seed: string | Uint8Array, at: number | Date): Promise<string> {
  const text = typeof seed === 'string' ? seed : Buffer.from(seed).toString('ascii');
  return (await codesOf(text))(stepAt(Number(at)));
}
