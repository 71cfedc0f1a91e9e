import { OctroiClient, SignInCommand } from '../../testing/octroi-client.ts';
import { ask, askNewPassword, type Terminal } from '../secrets.ts';
import type { ProcessCredentials } from './session-cache.ts';

export interface Who {
  readonly endpoint: string;
  readonly region: string;
  readonly account: string;
  /** Absent: the root user. */
  readonly user?: string;
  readonly durationSeconds?: number;
}

export interface Given {
  readonly password?: string;
  readonly mfaCode?: string;
  readonly mfaSerialNumber?: string;
}

type Input = SignInCommand['input'];
interface Refusal {
  readonly name: string;
  readonly message: string;
  readonly MfaDevices?: readonly string[];
}

/**
 * Signs in, and asks a person for what is missing: the password, the code of a device, another password where it must be changed. Without a
 * terminal the refusal says what is missing.
 */
export async function signInStepByStep(who: Who, given: Given, terminal: Terminal | null): Promise<ProcessCredentials> {
  const client = new OctroiClient({ endpoint: who.endpoint, region: who.region });
  const password = given.password ?? (terminal === null ? undefined : await ask(terminal, `password of ${who.user ?? 'the root user'} in ${who.account}: `, true));
  if (password === undefined) throw new Error('there is no terminal to ask for the password; give it by --password-file FILE');
  const { user, durationSeconds } = who;
  let input: Input = {
    Account: who.account,
    Password: password,
    ...(user === undefined ? {} : { UserName: user }),
    ...(durationSeconds === undefined ? {} : { DurationSeconds: durationSeconds }),
    ...(given.mfaCode === undefined ? {} : { MfaCode: given.mfaCode }),
    ...(given.mfaSerialNumber === undefined ? {} : { MfaSerialNumber: given.mfaSerialNumber }),
  };
  for (;;) {
    try {
      const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration = 0 } = (await client.send(new SignInCommand(input))).Credentials ?? {};
      return { Version: 1, AccessKeyId, SecretAccessKey, SessionToken, Expiration: new Date(Expiration * 1000).toISOString() };
    } catch (error) {
      const more = terminal === null ? null : await missing(error as Refusal, input, terminal);
      if (more === null) throw error;
      input = { ...input, ...more };
    }
  }
}

/** What the person adds; null if the refusal is the last word. Each is asked for once. */
async function missing({ name, MfaDevices: devices = [] }: Refusal, input: Input, terminal: Terminal): Promise<Partial<Input> | null> {
  if (name === 'MfaCodeRequiredException' && input.MfaCode === undefined) {
    const device = devices.length > 1 ? { MfaSerialNumber: await chooseDevice(devices, terminal) } : {};
    return { ...device, MfaCode: (await ask(terminal, 'MFA code: ')).trim() };
  }
  if (name === 'PasswordChangeRequiredException' && input.NewPassword === undefined) return { NewPassword: await askNewPassword(terminal, 'you must change your password; the new one: ') };
  return null;
}

async function chooseDevice(devices: readonly string[], terminal: Terminal): Promise<string> {
  for (const [index, device] of devices.entries()) terminal.output.write(`  ${index + 1}  ${device}\n`);
  const chosen = devices[Number((await ask(terminal, 'which device: ')).trim()) - 1];
  if (chosen === undefined) throw new Error(`there are devices 1 to ${devices.length}`);
  return chosen;
}
