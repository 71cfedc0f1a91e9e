import { expect, test } from 'vitest';
import { readOptions, readPort, readText } from './options.ts';
import { columns } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { run as account } from './commands/account.ts';
import { run as start } from './commands/start.ts';

test('an unknown option, a missing value and a stray word are usage errors of one sentence', () => {
  const options = { port: { type: 'string' }, control: { type: 'boolean' } } as const;
  for (const args of [['--prot', '1'], ['--port'], ['stray'], ['--control=yes'], ['-x']]) {
    expect(() => readOptions(args, options)).toThrow(UsageError);
    expect(() => readOptions(args, options)).toThrow(/^[^\n]{1,120}$/);
  }
  expect(readOptions(['--port', '1', '--control'], options).values).toEqual({ port: '1', control: true });
});

test('a port is 0 to 65535', () => {
  expect([readPort('0'), readPort('4747'), readPort('65535')]).toEqual([0, 4747, 65_535]);
  for (const wrong of ['', '-1', '65536', '1e3', ' 80', '0x50', 'http', '999999']) expect(() => readPort(wrong)).toThrow(`\`${wrong}\` is no port: 0 to 65535 is needed`);
});

test('an empty host would listen everywhere, an empty folder is none', async () => {
  expect(() => readText('--host', '')).toThrow('--host must not be empty');
  await expect(start(['--host', ''])).rejects.toThrow(new UsageError('--host must not be empty'));
  await expect(start(['--data', ''])).rejects.toThrow(new UsageError('--data must not be empty'));
});

test.each([
  [['--control', '--host', '0.0.0.0'], '--control needs a loopback --host, and `0.0.0.0` is none'],
  [['--control', '--host', '127.0.0.1.evil.example'], '--control needs a loopback --host, and `127.0.0.1.evil.example` is none'],
  [['--tls-cert', 'x.pem'], '--tls-cert and --tls-key go together'],
  [['--trusted-proxy', '10.0.0.0/'], '--trusted-proxy: `10.0.0.0/` is no address range such as 10.0.0.0/8'],
  [['--data-actions', 'localhost:4748'], '`localhost:4748` is no --data-actions: an http or https address is needed'],
  [['--data-actions', 'nowhere'], '`nowhere` is no --data-actions: an http or https address is needed'],
  [['--lambda-s3', '/no/such/folder'], '--lambda-s3: `/no/such/folder` is no folder'],
  [['--lambda-s3', ''], '--lambda-s3 must not be empty'],
  [['--lex-recognizer', ' '], '--lex-recognizer must not be empty'],
  [['--lex-recognizer', 'no-such-recognizer --fast'], '--lex-recognizer: `no-such-recognizer` is no program that can be run'],
  [['--lex-recognizer', '/tmp'], '--lex-recognizer: `/tmp` is no program that can be run'],
  [['--port', 'x'], '`x` is no port: 0 to 65535 is needed'],
])('start %j is refused before anything is opened', async (args, sentence) => {
  await expect(start([...args, '--data', '/nowhere/that/could/be/made'])).rejects.toThrow(new UsageError(sentence));
});

test.each([
  [[], 'say `octroi account create`, `octroi account list`, `octroi account password` or `octroi account quota`'],
  [['delete'], 'say `octroi account create`, `octroi account list`, `octroi account password` or `octroi account quota`'],
  [['create', 'list'], 'say `octroi account create`, `octroi account list`, `octroi account password` or `octroi account quota`'],
  [['create', '--id', '1'], '`1` is no account id: 12 digits are needed'],
  [['create', '--name', 'a\nb', '--id', '111122223333'], 'the name of account 111122223333 must have 1 to 128 printable characters'],
  [['quota'], 'say `octroi account quota ID [NAME=VALUE]...`'],
  [['quota', '111122223333', 'RolesQuota'], '`RolesQuota` is no quota: NAME=VALUE is needed, such as RolesQuota=5000'],
  [['quota', '111122223333', 'RolesQuota=-1'], '`RolesQuota=-1` is no quota: NAME=VALUE is needed, such as RolesQuota=5000'],
  [['quota', '111122223333', 'RolesQuota=1', 'RolesQuota=2'], 'RolesQuota is given twice'],
  [['create', '--quota', 'RolesQuota=5001'], 'RolesQuota must be a whole number from 0 to 5000, which is the most that AWS grants'],
  [['list', '--id', '111122223333'], '`octroi account list` takes no --id, no --name, no --email, no --organization, no --unit and no --quota'],
])('account %j is refused before anything is opened', async (args, sentence) => {
  await expect(account([...args, '--data', '/nowhere/that/could/be/made'])).rejects.toThrow(new UsageError(sentence));
});

test('columns are as wide as their widest cell, without trailing blanks', () => {
  expect(columns([['a', 'bb', 'c'], ['aaa', 'b', '']])).toEqual(['  a    bb  c', '  aaa  b']);
});
