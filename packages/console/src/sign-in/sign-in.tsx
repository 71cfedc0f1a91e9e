import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { useHeading } from '../parts/heading.ts';
import { useSession } from '../session/session.tsx';
import { AccessKeyForm } from './access-key-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { signInTexts } from './texts.ts';

/** What stands at every address until somebody has signed in. */
export function SignIn() {
  const text = useTexts(signInTexts);
  const { ended } = useSession();
  const [way, setWay] = useState('user');
  const around = useHeading<HTMLDivElement>(text.title, 'sign-in');
  return (
    <div className="console-narrow" ref={around}>
      <SpaceBetween size="l">
        <Header variant="h1">{text.title}</Header>
        {ended && <Alert type="info">{text.ended}</Alert>}
        <Container>
          <Tabs
            ariaLabel={text.ways}
            activeTabId={way}
            onChange={({ detail }) => setWay(detail.activeTabId)}
            tabs={[
              { id: 'user', label: text.iamUser, content: <PasswordForm key="user" root={false} /> },
              { id: 'root', label: text.rootUser, content: <PasswordForm key="root" root /> },
              {
                id: 'key',
                label: text.accessKey,
                content: (
                  <SpaceBetween size="m">
                    <span>{text.accessKeyHint}</span>
                    <AccessKeyForm />
                  </SpaceBetween>
                ),
              },
            ]}
          />
        </Container>
      </SpaceBetween>
    </div>
  );
}
