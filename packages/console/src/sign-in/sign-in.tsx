import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../i18n/language.tsx';
import { useHeading } from '../parts/heading.ts';
import { useSession } from '../session/session.tsx';
import { AccessKeyForm } from './access-key-form.tsx';
import { signInTexts } from './texts.ts';

/** What stands at every address until somebody has signed in. */
export function SignIn() {
  const text = useTexts(signInTexts);
  const { ended } = useSession();
  const around = useHeading<HTMLDivElement>(text.title);
  return (
    <div className="console-narrow" ref={around}>
      <SpaceBetween size="l">
        <Header variant="h1">{text.title}</Header>
        {ended && <Alert type="info">{text.ended}</Alert>}
        <Container header={<Header description={text.accessKeyHint}>{text.accessKey}</Header>}>
          <AccessKeyForm />
        </Container>
      </SpaceBetween>
    </div>
  );
}
