import { createHash } from 'node:crypto';
import { CreateUserCommand, DeleteSSHPublicKeyCommand, DeleteUserCommand, GetSSHPublicKeyCommand, ListSSHPublicKeysCommand, UpdateSSHPublicKeyCommand, UploadSSHPublicKeyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { rsaPublicKey, selfSigned } from '../../../testing/certificates.ts';
import { failureOf, newUser } from '../shared/testing.ts';

async function start() {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'Ann' }));
  const upload = async (body: string, UserName = 'ann') => (await iam.send(new UploadSSHPublicKeyCommand({ UserName, SSHPublicKeyBody: body }))).SSHPublicKey!;
  return { world, root, iam, upload };
}

const key = rsaPublicKey();

test('IAM-152: a key that is uploaded in one encoding is shown in both, with its fingerprint', async () => {
  const { world, iam, upload } = await start();
  const made = await upload(`${key.ssh} ann@example.com`);
  const md5 = createHash('md5').update(Buffer.from(key.ssh.split(' ')[1]!, 'base64')).digest('hex');
  expect(made).toEqual({
    UserName: 'Ann',
    SSHPublicKeyId: expect.stringMatching(/^APKA[A-Z0-9]{17}$/),
    Fingerprint: md5.match(/../g)!.join(':'),
    SSHPublicKeyBody: `${key.ssh} ann@example.com`,
    Status: 'Active',
    UploadDate: expect.any(Date),
  });
  const get = async (Encoding: 'SSH' | 'PEM') => (await iam.send(new GetSSHPublicKeyCommand({ UserName: 'ann', SSHPublicKeyId: made.SSHPublicKeyId!, Encoding }))).SSHPublicKey!;
  expect(await get('SSH')).toEqual(made);
  expect(await get('PEM')).toEqual({ ...made, SSHPublicKeyBody: key.pem });
  expect(world.faults).toEqual([]);
});

test('IAM-152: a key that is uploaded as PEM is shown as SSH', async () => {
  const { world, iam, upload } = await start();
  const { SSHPublicKeyId } = await upload(key.pem);
  const shown = await iam.send(new GetSSHPublicKeyCommand({ UserName: 'Ann', SSHPublicKeyId: SSHPublicKeyId!, Encoding: 'SSH' }));
  expect(shown.SSHPublicKey!.SSHPublicKeyBody).toBe(key.ssh);
  expect(world.faults).toEqual([]);
});

test('IAM-152: what is no usable public key is refused; a private key and a certificate are none', async () => {
  const { world, upload } = await start();
  const invalid = 'InvalidPublicKey 400: The public key is malformed or otherwise invalid.';
  const unknown = 'UnrecognizedPublicKeyEncoding 400: The public key encoding format is unsupported or unrecognized.';
  const { certificate, privateKey } = await selfSigned('ann.example.com');
  for (const body of ['hello', certificate, privateKey]) expect(await failureOf(upload(body))).toBe(unknown);
  const blob = Buffer.from(key.ssh.split(' ')[1]!, 'base64');
  const bodies = [
    'ssh-rsa',
    'ssh-rsa hello',
    `ssh-ed25519 ${key.ssh.split(' ')[1]}`,
    `ssh-rsa ${blob.subarray(0, -1).toString('base64')}`,
    `ssh-rsa ${Buffer.concat([blob, Buffer.alloc(4)]).toString('base64')}`,
    '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
    rsaPublicKey(1024).ssh,
    rsaPublicKey(1024).pem,
  ];
  for (const body of bodies) expect(await failureOf(upload(body)), body).toBe(invalid);
  expect(world.faults).toEqual([]);
});

test('IAM-152: a user has a key once, in whatever encoding, and five at most', async () => {
  const { world, iam, upload } = await start();
  await upload(key.ssh);
  for (const body of [key.ssh, `${key.ssh} other comment`, key.pem]) {
    expect(await failureOf(upload(body))).toBe('DuplicateSSHPublicKey 400: The SSH public key is already associated with the specified IAM user.');
  }
  for (let count = 1; count < 5; count++) await upload(rsaPublicKey().ssh);
  expect(await failureOf(upload(rsaPublicKey().ssh))).toBe('LimitExceeded 409: Cannot exceed quota for SSHPublicKeysPerUser: 5');
  const first = await iam.send(new ListSSHPublicKeysCommand({ UserName: 'ann', MaxItems: 3 }));
  const rest = await iam.send(new ListSSHPublicKeysCommand({ UserName: 'ann', Marker: first.Marker }));
  expect([first.IsTruncated, rest.IsTruncated, first.SSHPublicKeys!.length, rest.SSHPublicKeys!.length]).toEqual([true, false, 3, 2]);
  expect(Object.keys(first.SSHPublicKeys![0]!).toSorted()).toEqual(['SSHPublicKeyId', 'Status', 'UploadDate', 'UserName']);
  expect(world.faults).toEqual([]);
}, 30_000);

test('IAM-152, IAM-31: a key is made inactive and deleted; while it is there its user stays', async () => {
  const { world, iam, upload } = await start();
  const { SSHPublicKeyId } = await upload(key.ssh);
  const id = { UserName: 'ann', SSHPublicKeyId: SSHPublicKeyId! };
  await iam.send(new UpdateSSHPublicKeyCommand({ ...id, Status: 'Inactive' }));
  expect((await iam.send(new GetSSHPublicKeyCommand({ ...id, Encoding: 'SSH' }))).SSHPublicKey!.Status).toBe('Inactive');
  expect(await failureOf(iam.send(new UpdateSSHPublicKeyCommand({ ...id, Status: 'Expired' })))).toMatch(/^InvalidInput 400/);
  expect(await failureOf(iam.send(new DeleteUserCommand({ UserName: 'ann' })))).toBe('DeleteConflict 409: Cannot delete entity, must remove referenced objects first.');
  await iam.send(new DeleteSSHPublicKeyCommand(id));
  await iam.send(new DeleteUserCommand({ UserName: 'ann' }));
  expect(world.faults).toEqual([]);
});

test('IAM-21: a key or a user that is not there, or a key of somebody else', async () => {
  const { world, iam, upload } = await start();
  await iam.send(new CreateUserCommand({ UserName: 'bob' }));
  const { SSHPublicKeyId } = await upload(key.ssh);
  const attempts = (UserName: string, id: string) => [
    failureOf(iam.send(new GetSSHPublicKeyCommand({ UserName, SSHPublicKeyId: id, Encoding: 'SSH' }))),
    failureOf(iam.send(new UpdateSSHPublicKeyCommand({ UserName, SSHPublicKeyId: id, Status: 'Active' }))),
    failureOf(iam.send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId: id }))),
  ];
  for (const [name, id] of [['ann', 'APKAXXXXXXXXXXXXXXXXX'], ['bob', SSHPublicKeyId!]] as const) {
    for (const answer of attempts(name, id)) expect(await answer).toBe(`NoSuchEntity 404: The Public Key with id ${id} cannot be found.`);
  }
  for (const answer of [...attempts('nobody', SSHPublicKeyId!), failureOf(upload(key.ssh, 'nobody')), failureOf(iam.send(new ListSSHPublicKeysCommand({ UserName: 'nobody' })))]) {
    expect(await answer).toBe('NoSuchEntity 404: The user with name nobody cannot be found.');
  }
  expect(world.faults).toEqual([]);
});

test('IAM-4: without a name the list is of the caller; the root user has none', async () => {
  const { world, root, iam } = await start();
  const bob = await newUser(world, root, 'bob', [{ Effect: 'Allow', Action: 'iam:ListSSHPublicKeys', Resource: '*' }]);
  await iam.send(new UploadSSHPublicKeyCommand({ UserName: 'bob', SSHPublicKeyBody: key.ssh }));
  expect((await bob.iam.send(new ListSSHPublicKeysCommand({}))).SSHPublicKeys).toMatchObject([{ UserName: 'bob' }]);
  expect(await iam.send(new ListSSHPublicKeysCommand({}))).toEqual({ $metadata: expect.anything(), SSHPublicKeys: [], IsTruncated: false });
  expect(world.faults).toEqual([]);
});
