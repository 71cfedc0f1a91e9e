import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { Code, Copyable, Fields } from '../parts/fields.tsx';
import { checkTexts } from './check-texts.ts';
import { bySection, type Finding, type FindingStatus, type Report } from './report.ts';

const INDICATORS = { pass: 'success', fail: 'error', skipped: 'stopped', error: 'warning' } as const satisfies Record<FindingStatus, string>;

/** The confused-deputy report of a role. */
export function ReportView({ report }: { readonly report: Report }) {
  const text = useTexts(checkTexts);
  const { formats } = useLanguage();
  const { pass, fail, skipped, error } = report.counts;
  const counts = text.counts(formats.number(pass), formats.number(fail), formats.number(skipped), formats.number(error));
  return (
    <SpaceBetween size="l">
      <Alert type={report.verdict === 'pass' ? 'success' : report.verdict === 'fail' ? 'error' : 'warning'} header={text.verdicts[report.verdict]}>
        {counts}
      </Alert>
      {bySection(report).map(({ section, findings }) => (
        <Container key={section} header={<Header variant="h2">{text.sections[section]}</Header>}>
          <SpaceBetween size="xs">
            {findings.map((finding) => (
              <FindingView key={finding.id} of={finding} />
            ))}
          </SpaceBetween>
        </Container>
      ))}
    </SpaceBetween>
  );
}

function FindingView({ of }: { readonly of: Finding }) {
  const text = useTexts(checkTexts);
  const policy = of.mend?.policy ?? null;
  return (
    <ExpandableSection headerText={of.title} defaultExpanded={of.status === 'fail'} headerInfo={<StatusIndicator type={INDICATORS[of.status]}>{text.statuses[of.status]}</StatusIndicator>}>
      <SpaceBetween size="s">
        {of.reason !== null && <Box>{of.reason}</Box>}
        <Fields
          columns={3}
          items={[
            { label: text.sent, value: of.sent },
            { label: text.answer, value: of.answer },
            { label: text.rule, value: of.rule },
          ]}
        />
        {of.status === 'fail' && of.mend !== null && <Fields columns={1} items={[{ label: text.mend, value: of.mend.text }]} />}
        {of.status === 'fail' && policy !== null && (
          <SpaceBetween size="s">
            <Copyable name={text.policy} value={JSON.stringify(policy, null, 2)} />
            <Code label={text.policy}>{JSON.stringify(policy, null, 2)}</Code>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}
