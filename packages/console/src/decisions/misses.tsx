import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { Code } from '../parts/fields.tsx';
import { statementText, type Miss } from './explained.ts';
import { layerName } from './names.ts';
import { decisionTexts } from './texts.ts';

/** The nearest changes that would have the request allowed, with the statements that they would leave. */
export function Misses({ of, action }: { readonly of: readonly Miss[]; readonly action: string }) {
  const text = useTexts(decisionTexts);
  const { formats } = useLanguage();
  return (
    <SpaceBetween size="xs">
      <Box variant="h3">{text.missesTitle}</Box>
      <Box color="text-body-secondary">{of.length === 0 ? text.noMisses : text.missesText}</Box>
      {of.map((edits, index) => (
        <ExpandableSection key={index} headingTagOverride="h4" headerText={text.change(formats.number(index + 1))} headerDescription={edits.map((edit) => text.edits[edit.kind](layerName(edit.layer, action, text), edit.source === null ? '' : text.sourceOf(edit.source))).join(' ')}>
          <SpaceBetween size="xs">
            {edits.map((edit, place) => {
              const after = statementText(edit.after);
              return after === null ? null : (
                <Box key={place}>
                  <Box variant="awsui-key-label">{text.becomes}</Box>
                  <Code label={text.becomes}>{after}</Code>
                </Box>
              );
            })}
          </SpaceBetween>
        </ExpandableSection>
      ))}
    </SpaceBetween>
  );
}
