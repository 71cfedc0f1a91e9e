import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { checkTexts } from './check-texts.ts';
import { isRoleArn } from './model.ts';
import { usePlatform } from './platform-context.tsx';
import type { Report } from './report.ts';
import { ReportView } from './report-view.tsx';

/** Tries a role as other tenants and other accounts would (the confused deputy), and shows the report. */
export function CheckPanel() {
  const text = useTexts(checkTexts);
  const { client } = usePlatform();
  const [roleArn, setRoleArn] = useState('');
  const [functionArn, setFunctionArn] = useState('');
  const [tried, setTried] = useState(false);
  const [report, setReport] = useState<Report | null>(null);
  const { run, busy, error } = useAction(async () => {
    setReport(null);
    setReport(await client.call<Report>('POST', '/octroi/role-checks', { roleArn: roleArn.trim(), ...(functionArn.trim() === '' ? {} : { functionArn: functionArn.trim() }) }));
  });
  const submit = (): void => {
    setTried(true);
    if (isRoleArn(roleArn)) void run();
  };
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description={text.description}
            actions={
              <Button variant="primary" loading={busy} onClick={submit}>
                {text.run}
              </Button>
            }
          >
            {text.title}
          </Header>
        }
      >
        <SpaceBetween size="m">
          <FormField label={text.roleArn} errorText={tried && !isRoleArn(roleArn) ? text.notRoleArn : ''} stretch>
            <Input value={roleArn} spellcheck={false} placeholder="arn:aws:iam::123456789012:role/" onChange={({ detail }) => setRoleArn(detail.value)} />
          </FormField>
          <FormField
            label={
              <>
                {text.functionArn} <i>- {text.optional}</i>
              </>
            }
            description={text.functionHint}
            stretch
          >
            <Input value={functionArn} spellcheck={false} placeholder="arn:aws:lambda:eu-west-3:123456789012:function:name" onChange={({ detail }) => setFunctionArn(detail.value)} />
          </FormField>
        </SpaceBetween>
      </Container>
      {error !== null && <Refusal error={error} />}
      {report !== null && <ReportView report={report} />}
    </SpaceBetween>
  );
}
