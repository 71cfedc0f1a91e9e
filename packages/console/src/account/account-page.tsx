import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback } from 'react';
import { useClient } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { Fields } from '../parts/fields.tsx';
import { Page } from '../parts/page.tsx';
import { Show } from '../parts/states.tsx';
import { AliasPanel } from './alias-panel.tsx';
import { PasswordPolicyPanel } from './password-policy-panel.tsx';
import { accountTexts } from './texts.ts';
import { percentOf, usagesOf } from './usage.ts';

/** The account: its alias, its password policy, what it has and may have. */
export function AccountPage() {
  const text = useTexts(accountTexts);
  const { formats } = useLanguage();
  const iam = useClient(IAMClient);
  const summary = useLoad(useCallback(async (): Promise<Readonly<Record<string, number>>> => (await iam.send(new GetAccountSummaryCommand({}))).SummaryMap ?? {}, [iam]));
  const said = (count: number | undefined): string => ((count ?? 0) > 0 ? text.set : text.notSet);
  return (
    <Page title={text.title} crumbs={[{ text: 'IAM', to: '/iam' }, { text: text.title, to: '/account' }]}>
      <SpaceBetween size="l">
        <AliasPanel />
        <PasswordPolicyPanel />
        <Container header={<Header variant="h2">{text.root}</Header>}>
          <Show of={summary}>
            {(known) => (
              <Fields
                items={[
                  { label: text.rootPassword, value: said(known['AccountPasswordPresent']) },
                  { label: text.rootMfa, value: said(known['AccountMFAEnabled']) },
                  { label: text.rootKeys, value: said(known['AccountAccessKeysPresent']) },
                ]}
              />
            )}
          </Show>
        </Container>
        <Container header={<Header variant="h2" description={text.usageHint}>{text.usage}</Header>}>
          <Show of={summary}>
            {(known) => (
              <ColumnLayout columns={2}>
                {usagesOf(known).map((usage) => (
                  <ProgressBar key={usage.name} label={text.names[usage.name]} description={text.ofQuota(formats.number(usage.used), formats.number(usage.quota))} value={percentOf(usage)} />
                ))}
              </ColumnLayout>
            )}
          </Show>
        </Container>
      </SpaceBetween>
    </Page>
  );
}
