import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLocation } from 'react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { PageButton } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { botTexts } from './texts.ts';

interface FormPageProps {
  readonly title: string;
  /** Where « Cancel » leads, and what that page is called. */
  readonly back: string;
  readonly crumb: string;
  /** The word on the button. */
  readonly submit: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page that is one form. */
export function FormPage({ title, back, crumb, submit, busy, error, onSubmit, actions, children }: FormPageProps) {
  const text = useTexts(botTexts);
  const { pathname } = useLocation();
  return (
    <Page
      title={title}
      actions={actions}
      crumbs={[
        { text: 'Amazon Lex', to: '/bots' },
        { text: crumb, to: back },
        { text: title, to: pathname },
      ]}
    >
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <PageButton variant="link" to={back}>
              {text.cancel}
            </PageButton>
            <Button variant="primary" loading={busy} onClick={onSubmit}>
              {submit}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {children}
          {error !== null && <Refusal error={error} />}
        </SpaceBetween>
      </Form>
    </Page>
  );
}
