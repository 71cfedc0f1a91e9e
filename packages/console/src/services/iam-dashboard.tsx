import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback } from 'react';
import { useClient } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { Copyable, Fields } from '../parts/fields.tsx';
import { PageLink } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { Show } from '../parts/states.tsx';
import { useSignedIn } from '../session/session.tsx';
import { servicesTexts } from './texts.ts';

const COUNTED = [
  ['Groups', '/groups'],
  ['Users', '/users'],
  ['Roles', '/roles'],
  ['Policies', '/policies'],
  ['Providers', '/providers'],
] as const;

/** IAM's first page: what is in the account. */
export function IamDashboard() {
  const text = useTexts(servicesTexts);
  const { formats } = useLanguage();
  const session = useSignedIn();
  const iam = useClient(IAMClient);
  const summary = useLoad(useCallback(async () => (await iam.send(new GetAccountSummaryCommand({}))).SummaryMap ?? {}, [iam]));
  return (
    <Page title={text.iamTitle}>
      <SpaceBetween size="l">
        <Container
          header={
            <Header variant="h2" description={text.resourcesHint}>
              {text.resources}
            </Header>
          }
        >
          <Show of={summary}>
            {(counts) => (
              <ColumnLayout columns={5} variant="text-grid" minColumnWidth={120}>
                {COUNTED.map(([name, to]) => (
                  <div key={name}>
                    <Box variant="awsui-key-label">{text.counts[name]}</Box>
                    <PageLink to={to} fontSize="display-l" ariaLabel={`${text.counts[name]}: ${formats.number(counts[name] ?? 0)}`}>
                      {formats.number(counts[name] ?? 0)}
                    </PageLink>
                  </div>
                ))}
              </ColumnLayout>
            )}
          </Show>
        </Container>
        <Container header={<Header variant="h2">{text.account}</Header>}>
          <Fields
            columns={2}
            items={[
              { label: text.accountId, value: <Copyable name={text.accountId} value={session.account} /> },
              { label: text.userArn, value: <Copyable name={text.userArn} value={session.arn} /> },
            ]}
          />
        </Container>
      </SpaceBetween>
    </Page>
  );
}
