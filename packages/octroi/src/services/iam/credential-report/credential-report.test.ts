import { CreateAccessKeyCommand, CreateLoginProfileCommand, CreateUserCommand, GenerateCredentialReportCommand, GetCredentialReportCommand, UpdateAccessKeyCommand, UpdateAccountPasswordPolicyCommand, UploadSigningCertificateCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { selfSigned } from '../../../testing/certificates.ts';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, putRow } from '../shared/testing.ts';
import { users } from '../tables.ts';

async function start() {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const generate = async () => {
    const { State, Description } = await iam.send(new GenerateCredentialReportCommand({}));
    return { State, Description };
  };
  const get = () => iam.send(new GetCredentialReportCommand({}));
  const lines = async () => Buffer.from((await get()).Content!).toString('utf8').split('\n');
  return { world, root, iam, generate, get, lines };
}

const STARTED = { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' };
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/;

test('IAM-133: there is no report before one is made, and the error has no message', async () => {
  const { world, generate, get } = await start();
  const error = (await get().catch((thrown: unknown) => thrown)) as { name: string; Error?: object; $metadata: { httpStatusCode: number } };
  expect([error.name, error.$metadata.httpStatusCode]).toEqual(['CredentialReportNotPresentException', 410]);
  // What the SDK says where an error has no message.
  expect(error.Error).toEqual({ Type: 'Sender', Code: 'ReportNotPresent', Message: 'Unknown' });
  expect(await generate()).toEqual(STARTED);
  expect(await generate()).toEqual({ State: 'COMPLETE', Description: undefined });
  expect(await get()).toMatchObject({ ReportFormat: 'text/csv', GeneratedTime: expect.any(Date) });
  expect(world.faults).toEqual([]);
});

test('IAM-133: a report is good for four hours of the decision clock, and shows what was when it was made', async () => {
  const { world, iam, generate, get, lines } = await start();
  await generate();
  await iam.send(new CreateUserCommand({ UserName: 'late' }));
  world.clocks.advance(4 * 3600 - 60);
  expect(await generate()).toEqual({ State: 'COMPLETE', Description: undefined });
  expect(await lines()).toHaveLength(2);
  world.clocks.advance(120);
  expect(await failureOf(get())).toMatch(/^CredentialReportExpired 410/);
  expect(await generate()).toEqual(STARTED);
  expect(await lines()).toHaveLength(3);
  expect(world.faults).toEqual([]);
});

test('IAM-133: the columns, the root user first, then the users with their keys and certificates', async () => {
  const { world, root, iam, generate, lines } = await start();
  await iam.send(new CreateUserCommand({ UserName: 'bob' }));
  await iam.send(new CreateUserCommand({ UserName: 'ann,a', Path: '/team/' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann,a' }));
  world.clocks.advance(1);
  const second = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann,a' }));
  await iam.send(new UpdateAccessKeyCommand({ UserName: 'ann,a', AccessKeyId: second.AccessKey!.AccessKeyId!, Status: 'Inactive' }));
  await iam.send(new UploadSigningCertificateCommand({ UserName: 'ann,a', CertificateBody: (await selfSigned('ann')).certificate }));
  await world.sts({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }, 'eu-west-1').send(new GetCallerIdentityCommand({}));
  await generate();
  const [head, first, ann, bob, ...more] = await lines();
  expect(more).toEqual([]);
  expect(head).toBe(
    'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated',
  );
  const time = expect.stringMatching(TIME);
  const none = ['false', 'N/A', 'N/A', 'N/A', 'N/A'];
  expect(first!.split(',')).toEqual(['<root_account>', `arn:aws:iam::${root.accountId}:root`, time, 'not_supported', 'no_information', 'not_supported', 'not_supported', 'false', 'true', time, time, 'us-east-1', 'iam', ...none, 'false', 'N/A', 'false', 'N/A']);
  const opening = `"ann,a","arn:aws:iam::${root.accountId}:user/team/ann,a",`;
  expect(ann!.startsWith(opening)).toBe(true);
  expect(ann!.slice(opening.length).split(',')).toEqual([time, 'false', 'N/A', 'N/A', 'N/A', 'false', 'true', time, time, 'eu-west-1', 'sts', 'false', time, 'N/A', 'N/A', 'N/A', 'true', time, 'false', 'N/A']);
  expect(bob!.split(',')).toEqual(['bob', `arn:aws:iam::${root.accountId}:user/bob`, time, 'false', 'N/A', 'N/A', 'N/A', 'false', ...none, ...none, 'false', 'N/A', 'false', 'N/A']);
  expect(world.faults).toEqual([]);
});

test('IAM-133: a report of many users is longer than a row of the store', async () => {
  const { world, root, generate, lines } = await start();
  for (let count = 0; count < 600; count++) {
    const name = `user-${String(count).padStart(4, '0')}`;
    await putRow(world, root.accountId, users, [name], { name, path: `/${'p'.repeat(500)}/`, id: `AIDA${count}`, createdAt: 0, tags: [] });
  }
  await generate();
  const all = await lines();
  expect(all).toHaveLength(602);
  expect(all.every((each) => each.split(',').length === 22)).toBe(true);
  expect(world.faults).toEqual([]);
});

test('IAM-133: a password is told with its change and, if passwords age, the next one', async () => {
  const { world, iam, generate, lines } = await start();
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await iam.send(new CreateLoginProfileCommand({ UserName: 'ann', Password: 'Correct-horse-7' }));
  await generate();
  const password = async () => (await lines())[2]!.split(',').slice(3, 7);
  const [enabled, used, changed, next] = await password();
  expect([enabled, used, changed, next]).toEqual(['true', 'no_information', expect.stringMatching(TIME), 'N/A']);
  await iam.send(new UpdateAccountPasswordPolicyCommand({ MaxPasswordAge: 90 }));
  world.clocks.advance(4 * 3600 + 1);
  await generate();
  expect(Date.parse((await password())[3]!) - Date.parse(changed!)).toBe(90 * 86_400_000);
  expect(world.faults).toEqual([]);
});
