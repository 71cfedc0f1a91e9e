import { useTexts } from '../i18n/language.tsx';
import { Page } from '../parts/page.tsx';
import { AddressedTabs } from '../parts/tabs.tsx';
import { DefinitionList } from './definition-list.tsx';
import { botTexts } from './texts.ts';

/** Bots, intents and slot types: what Lex V1 knows in a Region. */
export function BotsPage() {
  const text = useTexts(botTexts);
  return (
    <Page title="Amazon Lex" description={text.botsDescription}>
      <AddressedTabs
        label="Amazon Lex"
        tabs={[
          { id: 'bots', label: text.bots, content: () => <DefinitionList key="bots" kind="bots" /> },
          { id: 'intents', label: text.intents, content: () => <DefinitionList key="intents" kind="intents" /> },
          { id: 'slot-types', label: text.slotTypes, content: () => <DefinitionList key="slotTypes" kind="slotTypes" /> },
        ]}
      />
    </Page>
  );
}
