import { PageButton } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { useTexts } from '../i18n/language.tsx';
import { shellTexts } from './texts.ts';

/** An address that is no page's. */
export function NotFound() {
  const text = useTexts(shellTexts);
  return (
    <Page title={text.notFound} description={text.notFoundText}>
      <PageButton to="/" variant="primary">
        {text.toServices}
      </PageButton>
    </Page>
  );
}
