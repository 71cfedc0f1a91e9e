import type { Finding, Report } from './types.ts';

/** XML 1.0 has no way to write most control characters: they are shown as `?`. */
const text = (value: string): string =>
  value
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '?')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The report as JUnit XML, for the test views of CI: one suite, one case for each finding. */
export function renderJunit(report: Report): string {
  const { counts, findings, roleArn, vendor } = report;
  const head = `<testsuite name="${text(`confused-deputy report: ${vendor.name}`)}" tests="${findings.length}" failures="${counts.fail}" errors="${counts.error}" skipped="${counts.skipped}">`;
  const properties = `  <properties><property name="role" value="${text(roleArn)}"/><property name="verdict" value="${report.verdict}"/></properties>`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, properties, ...findings.map(caseOf), '</testsuite>', ''].join('\n');
}

function caseOf(finding: Finding): string {
  const { id, section, title, status, reason, rule } = finding;
  const open = `  <testcase classname="${text(`${section}.${rule}`)}" name="${text(`${id}: ${title}`)}"`;
  if (status === 'pass') return `${open}/>`;
  if (status === 'skipped') return `${open}><skipped message="${text(reason ?? '')}"/></testcase>`;
  const tag = status === 'fail' ? 'failure' : 'error';
  return `${open}><${tag} message="${text(reason ?? '')}">${text(detailOf(finding))}</${tag}></testcase>`;
}

function detailOf({ sent, answer, requestId, mend }: Finding): string {
  return [
    ...(sent === null ? [] : [`sent: ${sent}`]),
    ...(answer === null ? [] : [`came back: ${answer}`]),
    ...(requestId === null ? [] : [`request: ${requestId}`]),
    ...(mend === null ? [] : [`mend: ${mend.text}`, ...(mend.policy === null ? [] : [JSON.stringify(mend.policy, null, 2)])]),
  ].join('\n');
}
