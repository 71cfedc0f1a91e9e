import { CreateUserCommand, DeleteSigningCertificateCommand, DeleteUserCommand, GetAccountSummaryCommand, ListSigningCertificatesCommand, UpdateSigningCertificateCommand, UploadSigningCertificateCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { selfSigned } from '../../../testing/certificates.ts';
import { failureOf } from '../shared/testing.ts';

async function start() {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  await iam.send(new CreateUserCommand({ UserName: 'Ann' }));
  const upload = async (CertificateBody: string, UserName: string | undefined = 'ann') => (await iam.send(new UploadSigningCertificateCommand({ UserName, CertificateBody }))).Certificate!;
  return { world, iam, upload };
}

const [one, two, three] = await Promise.all(['one', 'two', 'three'].map((name) => selfSigned(name)));

test('IAM-151: a signing certificate is uploaded, listed, made inactive and deleted; while it is there its user stays', async () => {
  const { world, iam, upload } = await start();
  const made = await upload(one!.certificate);
  expect(made).toEqual({ UserName: 'Ann', CertificateId: expect.stringMatching(/^[A-Z0-9]{32}$/), CertificateBody: one!.certificate, Status: 'Active', UploadDate: expect.any(Date) });
  const id = { UserName: 'ann', CertificateId: made.CertificateId! };
  await iam.send(new UpdateSigningCertificateCommand({ ...id, Status: 'Inactive' }));
  expect((await iam.send(new ListSigningCertificatesCommand({ UserName: 'ann' }))).Certificates).toEqual([{ ...made, Status: 'Inactive' }]);
  expect(await failureOf(iam.send(new UpdateSigningCertificateCommand({ ...id, Status: 'Expired' })))).toMatch(/^InvalidInput 400/);
  expect(await failureOf(iam.send(new DeleteUserCommand({ UserName: 'ann' })))).toBe('DeleteConflict 409: Cannot delete entity, must delete signing certificates first.');
  await iam.send(new DeleteSigningCertificateCommand(id));
  await iam.send(new DeleteUserCommand({ UserName: 'ann' }));
  expect(world.faults).toEqual([]);
});

test('IAM-151: what is no certificate is malformed, and told back', async () => {
  const { world, upload } = await start();
  const bodies = ['invalid-certificate-body', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', one!.certificate + two!.certificate, `${one!.certificate}more`];
  for (const body of bodies) expect(await failureOf(upload(body))).toBe(`MalformedCertificate 400: Certificate ${body} is malformed.`);
  expect(world.faults).toEqual([]);
});

test('IAM-25, IAM-151: two certificates for each user, each once in the account', async () => {
  const { world, iam, upload } = await start();
  await iam.send(new CreateUserCommand({ UserName: 'bob' }));
  const first = await upload(one!.certificate);
  for (const name of ['ann', 'bob']) expect(await failureOf(upload(one!.certificate, name))).toBe('DuplicateCertificate 409: The same certificate is associated with an IAM user in the account.');
  await upload(two!.certificate);
  expect(await failureOf(upload(three!.certificate))).toBe('LimitExceeded 409: Cannot exceed quota for CertificatesPerUser: 2');
  await iam.send(new DeleteSigningCertificateCommand({ UserName: 'ann', CertificateId: first.CertificateId! }));
  await upload(one!.certificate, 'bob');
  expect(world.faults).toEqual([]);
});

test('IAM-21: a certificate or a user that is not there, or a certificate of somebody else', async () => {
  const { world, iam, upload } = await start();
  await iam.send(new CreateUserCommand({ UserName: 'bob' }));
  const { CertificateId } = await upload(one!.certificate);
  const attempts = (UserName: string, id: string) => [
    failureOf(iam.send(new UpdateSigningCertificateCommand({ UserName, CertificateId: id, Status: 'Active' }))),
    failureOf(iam.send(new DeleteSigningCertificateCommand({ UserName, CertificateId: id }))),
  ];
  for (const [name, id] of [['ann', 'NONEXISTENTCERTID12345678901'], ['bob', CertificateId!]] as const) {
    for (const answer of attempts(name, id)) expect(await answer).toBe(`NoSuchEntity 404: The Certificate with id ${id} cannot be found.`);
  }
  for (const answer of [...attempts('nobody', CertificateId!), failureOf(upload(two!.certificate, 'nobody')), failureOf(iam.send(new ListSigningCertificatesCommand({ UserName: 'nobody' })))]) {
    expect(await answer).toBe('NoSuchEntity 404: The user with name nobody cannot be found.');
  }
  expect(world.faults).toEqual([]);
});

test('IAM-4, IAM-131: the root user has certificates of its own, which the summary tells', async () => {
  const { world, iam } = await start();
  const present = async () => (await iam.send(new GetAccountSummaryCommand({}))).SummaryMap!.AccountSigningCertificatesPresent;
  expect(await present()).toBe(0);
  const { Certificate } = await iam.send(new UploadSigningCertificateCommand({ CertificateBody: one!.certificate }));
  expect(Certificate).not.toHaveProperty('UserName');
  expect((await iam.send(new ListSigningCertificatesCommand({}))).Certificates).toEqual([Certificate]);
  expect(await present()).toBe(1);
  expect(world.faults).toEqual([]);
});
