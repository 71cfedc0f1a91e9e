import { CreateVirtualMFADeviceCommand, EnableMFADeviceCommand, type IAMClient, type Tag } from '@aws-sdk/client-iam';
import { mfaCode, MFA_STEP_MILLIS } from '../../../testing/mfa-code.ts';
import type { World } from '../../../testing/world.ts';

/** A device as its owner has it. */
export interface Phone {
  readonly serialNumber: string;
  readonly seed: Uint8Array;
  /** What it shows now, or so many codes later. */
  code(ahead?: number): Promise<string>;
}

export async function newPhone(world: World, iam: IAMClient, name: string, more: { Path?: string; Tags?: Tag[] } = {}): Promise<Phone> {
  const { VirtualMFADevice } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name, ...more }));
  const seed = VirtualMFADevice!.Base32StringSeed!;
  return { serialNumber: VirtualMFADevice!.SerialNumber!, seed, code: (ahead = 0) => mfaCode(seed, world.clocks.decision() + ahead * MFA_STEP_MILLIS) };
}

/** Enables a device with the codes of the step before and of now, so that the next one is good. */
export async function enable(iam: IAMClient, UserName: string, phone: Phone): Promise<void> {
  await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber: phone.serialNumber, AuthenticationCode1: await phone.code(-1), AuthenticationCode2: await phone.code() }));
}

/** A code that the device shows at no time near now. */
export async function wrongCode(phone: Phone): Promise<string> {
  const near = new Set<string>();
  for (let ahead = -60; ahead <= 60; ahead++) near.add(await phone.code(ahead));
  for (let candidate = 0; ; candidate++) {
    const code = String(candidate).padStart(6, '0');
    if (!near.has(code)) return code;
  }
}
