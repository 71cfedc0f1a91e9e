import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../i18n/language.tsx';
import { PageButton } from '../../parts/links.tsx';
import { PolicyDocument } from '../../policies/editor/policy-document.tsx';
import { trustTexts } from '../trust-texts.ts';
import { TrustView } from '../trust/trust-view.tsx';
import { laidOut } from '../../policies/json/laid-out.ts';

/** Whom a role trusts. */
export function TrustTab({ document, base, editable }: { readonly document: string; readonly base: string; readonly editable: boolean }) {
  const text = useTexts(trustTexts);
  return (
    <Container
      header={
        <Header variant="h2" description={text.hint} actions={editable ? <PageButton to={`${base}/trust`}>{text.edit}</PageButton> : null}>
          {text.title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <TrustView document={document} />
        <PolicyDocument text={laidOut(document)} label={text.policy} />
      </SpaceBetween>
    </Container>
  );
}
