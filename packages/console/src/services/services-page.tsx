import Cards from '@cloudscape-design/components/cards';
import { useTexts } from '../i18n/language.tsx';
import { PageLink } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { AREAS } from '../shell/areas.ts';
import { SUBJECTS } from '../shell/routes.ts';
import { servicesTexts } from './texts.ts';

/** Where a person starts: the services that there are. */
export function ServicesPage() {
  const text = useTexts(servicesTexts);
  const served = AREAS.filter(({ home }) => SUBJECTS.some(({ path }) => `/${path}` === home));
  return (
    <Page title={text.title} description={text.description}>
      <Cards
        items={served}
        trackBy="id"
        cardsPerRow={[{ cards: 1 }, { minWidth: 500, cards: 2 }, { minWidth: 992, cards: 4 }]}
        cardDefinition={{
          header: ({ name, home }) => (
            <PageLink to={home} fontSize="heading-m">
              {name}
            </PageLink>
          ),
          sections: [{ id: 'about', content: ({ id }) => text.about[id] }],
        }}
      />
    </Page>
  );
}
