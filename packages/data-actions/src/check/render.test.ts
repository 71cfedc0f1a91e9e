import { expect, test } from 'vitest';
import { answerOf } from './ask-aws.ts';
import { renderJunit } from './render-junit.ts';
import { renderText } from './render-text.ts';
import { reportOf } from './report.ts';
import { ORGANISATION, subject } from './role.fixture.ts';
import type { Finding } from './types.ts';

const finding = (more: Partial<Finding>): Finding => ({ id: 'x', section: 'trust', title: 'a title', rule: 'GEN-6', status: 'pass', reason: null, sent: null, answer: null, requestId: null, mend: null, ...more });
const report = reportOf(subject(), [
  finding({ id: 'right-tenant', title: 'the right organisation' }),
  finding({ id: 'no-external-id', title: 'no external ID', status: 'fail', reason: 'anyone <gets> in\u001b[2J', sent: 'AssumeRole', answer: 'a session & more', requestId: 'r-1', mend: { text: 'add it', policy: { Condition: { StringEquals: { 'sts:ExternalId': ORGANISATION } } } } }),
  finding({ id: 'account-1', section: 'outsiders', status: 'skipped', reason: 'no credentials' }),
]);

test('the text tells what is well in a line, and of what is not what was sent, what came back and how to mend it', () => {
  const text = renderText(report);
  expect(text).toContain('  pass   the right organisation\n');
  expect(text).toContain('  FAIL   no external ID\n         means      anyone <gets> in?[2J\n         sent       AssumeRole\n         came back  a session & more (request r-1)\n         mend       add it\n');
  expect(text).toContain(`"sts:ExternalId": "${ORGANISATION}"`);
  expect(text).toContain('  skip   a title\n         because    no credentials\n');
  expect(text).toMatch(/The role needs mending: 1 of the findings above\.\n1 passed, 1 failed, 1 skipped$/);
  expect(text).not.toContain('\u001b');
  expect(renderText(report, { colour: true })).toContain('\u001b[1;31mFAIL ');
  expect(Math.max(...renderText(report, { width: 60 }).split('\n').map((line) => line.length))).toBeLessThan(90);
});

test('the XML is one suite with its counts, escaped', () => {
  const xml = renderJunit(report);
  expect(xml).toContain('tests="3" failures="1" errors="0" skipped="1"');
  expect(xml).toContain('<testcase classname="trust.GEN-6" name="right-tenant: the right organisation"/>');
  expect(xml).toContain('<failure message="anyone &lt;gets&gt; in?[2J">sent: AssumeRole\ncame back: a session &amp; more\nrequest: r-1\nmend: add it\n');
  expect(xml).toContain('<skipped message="no credentials"/>');
});

test('only AWS\'s refusals are refusals; a function that is not there was looked for', () => {
  const error = (name: string, httpStatusCode: number) => Object.assign(new Error('m'), { name, $metadata: { httpStatusCode, requestId: 'r' } });
  expect(answerOf(error('AccessDenied', 403)).kind).toBe('refused');
  expect(answerOf(error('AccessDeniedException', 403)).kind).toBe('refused');
  expect(answerOf(error('ResourceNotFoundException', 404)).kind).toBe('allowed');
  for (const [name, status] of [['InvalidClientTokenId', 403], ['SignatureDoesNotMatch', 403], ['ExpiredToken', 403], ['RegionDisabledException', 403], ['ThrottlingException', 429], ['ValidationError', 400]] as const) expect(answerOf(error(name, status)).kind, name).toBe('failed');
  expect(answerOf(new Error('connect ECONNREFUSED')).kind).toBe('failed');
  expect(answerOf(undefined).kind).toBe('failed');
});
