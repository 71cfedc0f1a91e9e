import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../i18n/language.tsx';
import { Copyable, Fields } from '../parts/fields.tsx';
import { Page } from '../parts/page.tsx';
import { AddressedTabs } from '../parts/tabs.tsx';
import { ActionsList } from './actions-list.tsx';
import { actionTexts } from './action-texts.ts';
import { CheckPanel } from './check-panel.tsx';
import { checkTexts } from './check-texts.ts';
import { CredentialsList } from './credentials-list.tsx';
import { IntegrationsList } from './integrations-list.tsx';
import { VENDOR_ACCOUNTS } from './model.ts';
import { usePlatform } from './platform-context.tsx';
import { genesysTexts } from './texts.ts';

/** An organisation of the third party, and what it has. */
export function HomePage() {
  const text = useTexts(genesysTexts);
  const ofActions = useTexts(actionTexts);
  const ofCheck = useTexts(checkTexts);
  const { organisation, origin, leave } = usePlatform();
  return (
    <Page title={text.title} description={text.description} actions={<Button onClick={leave}>{text.signOut}</Button>} crumbs={[]}>
      <SpaceBetween size="l">
        <Container>
          <SpaceBetween size="xs">
            <Fields
              items={[
                { label: text.organisation, value: organisation.name },
                { label: text.externalId, value: <Copyable name={text.externalId} value={organisation.id} /> },
                { label: text.vendorAccount, value: text.vendorAccounts(VENDOR_ACCOUNTS.core, VENDOR_ACCOUNTS.fedramp) },
                { label: text.platform, value: origin },
              ]}
              columns={4}
            />
            <span>{text.externalIdHint}</span>
          </SpaceBetween>
        </Container>
        <AddressedTabs
          label={text.title}
          tabs={[
            { id: 'integrations', label: text.integrations, content: () => <IntegrationsList /> },
            { id: 'credentials', label: text.credentials, content: () => <CredentialsList /> },
            { id: 'actions', label: ofActions.actions, content: () => <ActionsList /> },
            { id: 'check', label: ofCheck.title, content: () => <CheckPanel /> },
          ]}
        />
      </SpaceBetween>
    </Page>
  );
}
