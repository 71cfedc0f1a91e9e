import type { Finding, Report, Status } from './types.ts';

export interface TextOptions {
  /** ANSI colours; default false. */
  readonly colour?: boolean;
  /** Also what was sent and came back where all is well. Default false. */
  readonly verbose?: boolean;
  /** Characters to a line; default 100, at least 60. JSON to be copied is not broken. */
  readonly width?: number;
}

const SECTIONS: readonly (readonly [Finding['section'], string])[] = [
  ['trust', 'Who gets in'],
  ['outsiders', 'Other accounts'],
  ['function', 'The function'],
  ['permissions', 'More than needed'],
  ['policies', 'The policies, read'],
];
const WORD: Readonly<Record<Status, string>> = { pass: 'pass', fail: 'FAIL', skipped: 'skip', error: 'ERROR' };
const CODE: Readonly<Record<Status, string>> = { pass: '32', fail: '1;31', skipped: '2', error: '1;33' };
const INDENT = ' '.repeat(9);

/** What would steer the terminal is shown as `?`: messages of services are shown. */
const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');

/** The report for people: one line for what is well, and for what is not what was sent, what came back and how to mend it. */
export function renderText(report: Report, options: TextOptions = {}): string {
  const width = Math.max(60, options.width ?? 100);
  const paint = (code: string, text: string): string => (options.colour === true ? `\u001b[${code}m${text}\u001b[0m` : text);
  const { vendor, roleArn, functionArn, tenantWord, tenants, region, findings, counts } = report;
  const rows = [['role', roleArn], ['function', functionArn ?? 'none'], ['vendor', `${vendor.name}, account ${vendor.account}, from ${region}`], ...tenants.map((tenant, index) => [index === 0 ? (tenants.length === 1 ? tenantWord : `${tenantWord}s`) : '', tenant])];
  const wide = Math.max(...rows.map(([name]) => name!.length));
  const lines = [paint('1', 'Confused-deputy report'), ...rows.map(([name, value]) => `  ${name!.padEnd(wide)}  ${printable(value!)}`)];
  for (const [section, title] of SECTIONS) {
    const here = findings.filter((finding) => finding.section === section);
    if (here.length === 0) continue;
    lines.push('', paint('1', title));
    for (const finding of here) lines.push(...findingLines(finding, width, options.verbose === true, paint));
  }
  lines.push('', ...summary(report, counts, paint));
  return lines.join('\n');
}

function findingLines(finding: Finding, width: number, verbose: boolean, paint: (code: string, text: string) => string): string[] {
  const { status, title, reason, sent, answer, requestId, mend } = finding;
  const lines = [`  ${paint(CODE[status], WORD[status].padEnd(5))}  ${printable(title)}`];
  const row = (name: string, text: string): void => {
    for (const [index, line] of wrap(printable(text), width - INDENT.length - 11).entries()) lines.push(`${INDENT}${paint('2', (index === 0 ? name : '').padEnd(9))}  ${line}`);
  };
  const told = status === 'fail' || status === 'error' || verbose;
  if (reason !== null) row(status === 'fail' ? 'means' : status === 'pass' ? 'note' : 'because', reason);
  if (told && sent !== null) row('sent', sent);
  if (told && answer !== null) row('came back', requestId === null ? answer : `${answer} (request ${requestId})`);
  if (mend !== null) {
    row('mend', mend.text);
    if (mend.policy !== null) for (const line of JSON.stringify(mend.policy, null, 2).split('\n')) lines.push(`${INDENT}           ${paint('36', line)}`);
  }
  return lines;
}

function summary(report: Report, counts: Report['counts'], paint: (code: string, text: string) => string): string[] {
  const numbers = (['pass', 'fail', 'skipped', 'error'] as const).filter((status) => counts[status] > 0).map((status) => `${counts[status]} ${status === 'error' ? 'not decided' : status === 'fail' ? 'failed' : status === 'pass' ? 'passed' : 'skipped'}`);
  const verdict = { pass: paint('32', 'The role lets in whom it should, and nobody else that was tried.'), fail: paint('1;31', `The role needs mending: ${counts.fail} of the findings above.`), error: paint('1;33', 'The check could not be made in full.') }[report.verdict];
  return [verdict, numbers.join(', ')];
}

/** Breaks at blanks; a word that is too long stays whole, so that it can be copied. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
