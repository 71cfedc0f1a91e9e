import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { PageButton } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { providerPath } from './address.ts';
import { DeleteProvider } from './delete-provider.tsx';
import { providerOf } from './fields.ts';
import { OidcProvider } from './oidc-provider.tsx';
import { SamlProvider } from './saml-provider.tsx';
import { providerTexts } from './texts.ts';

/** One identity provider. */
export function ProviderPage() {
  const text = useTexts(providerTexts);
  const navigate = useNavigate();
  const { arn = '' } = useParams();
  const provider = providerOf(arn);
  const [deleting, setDeleting] = useState(false);
  if (provider === null) return <NotFound />;
  return (
    <Page
      title={provider.name}
      crumbs={[{ text: 'IAM', to: '/iam' }, { text: text.providers, to: '/providers' }, { text: provider.name, to: providerPath(arn) }]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => setDeleting(true)}>{text.delete}</Button>
          <PageButton to={`/roles/create?provider=${encodeURIComponent(arn)}`}>{text.assign}</PageButton>
        </SpaceBetween>
      }
    >
      {provider.kind === 'oidc' ? <OidcProvider arn={arn} /> : <SamlProvider arn={arn} />}
      {deleting && <DeleteProvider arn={arn} onClose={() => setDeleting(false)} onDeleted={() => void navigate('/providers')} />}
    </Page>
  );
}
