import { endpointOf } from '../data-actions/profiles.ts';
import { readOptions, readText } from '../options.ts';
import { openTerminal, readSecretFile } from '../secrets.ts';
import { SessionCache, type ProcessCredentials } from '../sign-in/session-cache.ts';
import { signInStepByStep, type Given, type Who } from '../sign-in/steps.ts';
import { say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const HELP = `octroi sign-in: temporary credentials for a password, as the console gives them

  octroi sign-in --account ACCOUNT [--user NAME]

  --account ACCOUNT     the account's number or alias; for the root user its e-mail address as well
  --user NAME           left out, it is the root user who signs in
  --password-file FILE  the password; - for the standard input. Default: asked for at the terminal
  --mfa-code CODE       of an MFA device. Default: asked for where the user has one
  --mfa-device ARN      which of several devices
  --duration SECONDS    900 to 43200; default 12 hours
  --json                as a credential_process answers, instead of lines for a shell
  --keep                use the session that was kept last time while it lasts, and keep a new one
  --endpoint URL        Octroi's address; default AWS_ENDPOINT_URL
  --region REGION       default us-east-1

For a shell:    eval "$(octroi sign-in --account customer --user ann)"
For a profile:  credential_process = octroi sign-in --account customer --user ann --json --keep
`;

/** `octroi sign-in`. */
export async function run(args: string[]): Promise<number> {
  const { values } = readOptions(args, {
    account: { type: 'string' },
    user: { type: 'string' },
    'password-file': { type: 'string' },
    'mfa-code': { type: 'string' },
    'mfa-device': { type: 'string' },
    duration: { type: 'string' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    endpoint: { type: 'string' },
    region: { type: 'string', default: 'us-east-1' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const { account, user } = values;
  if (account === undefined) throw new UsageError('say which account: --account ACCOUNT, its number or alias');
  const endpoint = endpointOf(values.endpoint);
  if (endpoint === undefined) throw new UsageError('say where Octroi is: --endpoint URL, or AWS_ENDPOINT_URL; AWS has no such operation');
  const duration = values.duration === undefined ? {} : { durationSeconds: readDuration(values.duration) };
  const who: Who = { endpoint, region: readText('--region', values.region), account: readText('--account', account), ...(user === undefined ? {} : { user: readText('--user', user) }), ...duration };
  const given: Given = {
    ...(values['password-file'] === undefined ? {} : { password: readSecretFile('--password-file', values['password-file']) }),
    ...(values['mfa-code'] === undefined ? {} : { mfaCode: values['mfa-code'] }),
    ...(values['mfa-device'] === undefined ? {} : { mfaSerialNumber: values['mfa-device'] }),
  };
  print(await (values.keep ? keptOrNew(who, given) : signInHere(who, given)), values.json);
  return 0;
}

function readDuration(text: string): number {
  const seconds = Number(text);
  if (!/^\d{3,5}$/.test(text) || seconds < 900 || seconds > 43_200) throw new UsageError(`--duration: \`${text}\` is not 900 to 43200 seconds`);
  return seconds;
}

async function keptOrNew(who: Who, given: Given): Promise<ProcessCredentials> {
  const cache = new SessionCache();
  const name = [who.endpoint, who.account, who.user ?? ''];
  const kept = cache.find(name, Date.now());
  if (kept !== null) return kept;
  const made = await signInHere(who, given);
  cache.keep(name, made);
  return made;
}

async function signInHere(who: Who, given: Given): Promise<ProcessCredentials> {
  const terminal = openTerminal();
  try {
    return await signInStepByStep(who, given, terminal);
  } finally {
    terminal?.close();
  }
}

function print(credentials: ProcessCredentials, json: boolean): void {
  if (json) return say(JSON.stringify(credentials));
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = credentials;
  const lines = { AWS_ACCESS_KEY_ID: AccessKeyId, AWS_SECRET_ACCESS_KEY: SecretAccessKey, AWS_SESSION_TOKEN: SessionToken, AWS_CREDENTIAL_EXPIRATION: Expiration };
  for (const [name, value] of Object.entries(lines)) say(`export ${name}='${value.replaceAll("'", `'\\''`)}'`);
}
