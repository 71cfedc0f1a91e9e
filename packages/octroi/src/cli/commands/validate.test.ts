import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { guessKind } from '../policy-kind.ts';
import { run } from './validate.ts';

const good = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/k' } };
const trust = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' } };
const bucket = { Version: '2012-10-17', Statement: { ...good.Statement, Principal: { AWS: '111122223333' } } };

let folder: string;
let written: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octroi-validate-'));
  written = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  return path;
}
const lines = (): string[] => written.join('').replaceAll(`${folder}/`, '').trimEnd().split('\n');

test('a good policy: no finding, exit 0', async () => {
  expect(await run([file('a.json', good)])).toBe(0);
  expect(lines()).toEqual(['a.json: identity policy, no findings']);
});

test('findings are aligned as file:line:column, type, code, message; an ERROR makes exit 1', async () => {
  const bad = { ...good, Statement: [{ ...good.Statement, Sid: '', Action: 's3:GetObjetc' }, { ...good.Statement, Effect: 'Deny' }] };
  expect(await run([file('bad.json', bad), file('good.json', good)])).toBe(1);
  expect(lines()).toEqual([
    'bad.json:6:17  ERROR       INVALID_ACTION   there is no action `s3:GetObjetc`; did you mean `s3:GetObject`?',
    'bad.json:8:14  SUGGESTION  EMPTY_SID_VALUE  the `Sid` is empty; give it a value or leave it out',
    '',
    'bad.json: identity policy, 1 error, 1 suggestion',
    'good.json: identity policy, no findings',
  ]);
});

test('warnings alone are exit 0', async () => {
  expect(await run([file('old.json', { Statement: good.Statement })])).toBe(0);
  expect(lines()[0]).toMatch(/^old\.json:1:1 {2}WARNING {2}MISSING_VERSION {2}/);
});

test('--no-data skips what needs data', async () => {
  expect(await run(['--no-data', file('a.json', { ...good, Statement: { ...good.Statement, Action: 's3:GetObjetc' } })])).toBe(0);
});

test('--json gives each file with its kind and findings, with links', async () => {
  expect(await run(['--json', file('t.json', { ...trust, Statement: { ...trust.Statement, Resource: '*' } }), '--kind', 'trust'])).toBe(1);
  const { files } = JSON.parse(written.join('')) as { files: { file: string; kind: string; findings: Record<string, unknown>[] }[] };
  expect(files).toHaveLength(1);
  expect(files[0]!.kind).toBe('trust');
  expect(files[0]!.findings).toEqual([
    expect.objectContaining({ type: 'ERROR', code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE', path: '$.Statement.Resource', line: 9, column: 17, learnMore: expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\//) }),
  ]);
});

test('POL-34: the kind is guessed from principals, actions and resources', () => {
  expect(guessKind(JSON.stringify(good))).toBe('identity');
  expect(guessKind(JSON.stringify(trust))).toBe('trust');
  expect(guessKind(JSON.stringify({ Statement: [trust.Statement, { ...trust.Statement, Action: ['STS:TagSession'] }] }))).toBe('trust');
  expect(guessKind(JSON.stringify(bucket))).toBe('resource');
  expect(guessKind(JSON.stringify({ Statement: { ...trust.Statement, Resource: '*' } }))).toBe('resource');
  for (const text of ['', 'x', 'null', '[]', '7', '{"Statement":null}', '{"Statement":[null,1]}', '{"Statement":{"Principal":"*"}}']) expect(['identity', 'resource']).toContain(guessKind(text));
});

test('a kind that is named wins over the guess, a resource type makes a resource policy', async () => {
  const path = file('a.json', good);
  expect(await run([path, '--kind', 'scp'])).toBe(1);
  expect(lines()[0]).toContain('SCP_SYNTAX_ERROR_ALLOW_RESOURCE');
  written = [];
  expect(await run([file('b.json', bucket), '--resource-type', 'AWS::SQS::Queue'])).toBe(1);
  expect(lines().join('\n')).toContain('UNSUPPORTED_ACTION_IN_POLICY');
});

test('a policy cannot steer the terminal', async () => {
  await run([file('a.json', { ...good, Statement: { ...good.Statement, Action: '\u001b[2J\u202ex' } })]);
  expect(written.join('')).toContain('?[2J?x');
  for (const control of ['\u001b', '\u202e']) expect(written.join('')).not.toContain(control);
});

test('wrong use is said in a sentence', async () => {
  await expect(run([])).rejects.toThrow('say which files: `octroi validate FILE...`');
  await expect(run(['a.json', '--kind', 'bucket'])).rejects.toThrow('`bucket` is no kind of policy: identity, resource, trust, scp, rcp, session');
  await expect(run(['a.json', '--resource-type', 'bucket'])).rejects.toThrow('`bucket` is no resource type');
  await expect(run([join(folder, 'none.json')])).rejects.toThrow(/^the policy file `.*none\.json` cannot be read: ENOENT/);
  await expect(run([file('big.json', 'x'.repeat(1024 * 1024 + 1))])).rejects.toThrow('it is larger than 1048576 bytes');
});
