import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../i18n/language.tsx';
import { TABS, type FindingTab, type Remark } from '../findings/check.ts';
import { editorTexts } from './texts.ts';

interface RemarksPanelProps {
  readonly remarks: readonly Remark[];
  readonly withoutCatalogue: boolean;
  readonly onGoTo: (line: number, column: number) => void;
}

/** Findings beside the text, by type as AWS's console has them. The first type that has any is open until one is chosen. */
export function RemarksPanel({ remarks, withoutCatalogue, onGoTo }: RemarksPanelProps) {
  const text = useTexts(editorTexts);
  const { formats } = useLanguage();
  const [chosen, setChosen] = useState<FindingTab | null>(null);
  const of = (type: FindingTab): readonly Remark[] => remarks.filter((remark) => remark.type === type);
  const open = chosen ?? (['ERROR', 'SECURITY_WARNING', 'WARNING', 'SUGGESTION'] as const).find((type) => of(type).length > 0) ?? 'SECURITY_WARNING';
  return (
    <SpaceBetween size="s">
      {withoutCatalogue && <Alert type="warning">{text.noCatalogue}</Alert>}
      <Tabs
        ariaLabel={text.findings}
        activeTabId={open}
        onChange={({ detail }) => setChosen(TABS.find((id) => id === detail.activeTabId) ?? null)}
        tabs={TABS.map((type) => ({
          id: type,
          label: text.tab(text.tabs[type], formats.number(of(type).length)),
          content: of(type).length === 0 ? <Box color="text-body-secondary">{text.noneOfType}</Box> : <Remarks remarks={of(type)} onGoTo={onGoTo} />,
        }))}
      />
    </SpaceBetween>
  );
}

function Remarks({ remarks, onGoTo }: Pick<RemarksPanelProps, 'remarks' | 'onGoTo'>) {
  const text = useTexts(editorTexts);
  return (
    <ul className="policy-remarks">
      {remarks.map(({ code, message, line, column, learnMore }, index) => (
        <li key={index}>
          <SpaceBetween size="xxs">
            {code !== null && <Box variant="strong">{code}</Box>}
            <Box>{message}</Box>
            <SpaceBetween direction="horizontal" size="s">
              {line !== null && column !== null && (
                <Button variant="inline-link" ariaLabel={text.goTo(line, column)} onClick={() => onGoTo(line, column)}>
                  {text.at(line, column)}
                </Button>
              )}
              {learnMore !== null && (
                <Link external href={learnMore} ariaLabel={text.learnMoreOf(code ?? message)}>
                  {text.learnMore}
                </Link>
              )}
            </SpaceBetween>
          </SpaceBetween>
        </li>
      ))}
    </ul>
  );
}
