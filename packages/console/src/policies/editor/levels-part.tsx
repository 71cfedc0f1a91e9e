import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../i18n/language.tsx';
import { partTexts } from '../../parts/texts.ts';
import type { CatalogueService } from '../catalogue/types.ts';
import { chooseActions, levelChoices, type LevelChoices } from '../visual/actions.ts';
import { editorTexts } from './texts.ts';

interface LevelsPartProps {
  readonly service: CatalogueService;
  /** The actions of the statement, of this service and of others. */
  readonly actions: readonly string[];
  readonly onActions: (actions: readonly string[]) => void;
}

/** The actions of one service under their access levels, each behind its arrow. */
export function LevelsPart({ service, actions, onActions }: LevelsPartProps) {
  const text = useTexts(editorTexts);
  const part = useTexts(partTexts);
  const { formats } = useLanguage();
  const [sought, setSought] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const levels = levelChoices(service, actions);
  const found = ({ choices }: LevelChoices): LevelChoices['choices'] => choices.filter(({ action }) => action.name.toLowerCase().includes(sought.trim().toLowerCase()));
  const matches = levels.reduce((sum, level) => sum + found(level).length, 0);
  const toggle = (level: string, expanded: boolean): void => setOpen((before) => (expanded ? new Set([...before, level]) : new Set([...before].filter((each) => each !== level))));
  const choose = (names: readonly string[], on: boolean): void => onActions(chooseActions(actions, service.prefix, names, on));
  return (
    <SpaceBetween size="xs">
      <TextFilter
        filteringText={sought}
        filteringPlaceholder={text.findAction}
        filteringAriaLabel={text.findAction}
        filteringClearAriaLabel={part.clearFilter}
        {...(sought === '' ? {} : { countText: part.matches(formats.number(matches), matches === 1) })}
        onChange={({ detail }) => setSought(detail.filteringText)}
      />
      <Box variant="awsui-key-label">{text.accessLevel}</Box>
      {levels.map((level) => {
        const choices = found(level);
        const chosen = level.choices.filter((choice) => choice.chosen !== 'no').length;
        const names = choices.filter((choice) => choice.chosen !== 'pattern').map(({ action }) => action.name);
        if (choices.length === 0) return null;
        return (
          <ExpandableSection
            key={level.level}
            headerText={`${text.levels[level.level]} (${text.levelCount(formats.number(chosen), formats.number(level.choices.length))})`}
            expanded={sought.trim() !== '' || open.has(level.level)}
            onChange={({ detail }) => toggle(level.level, detail.expanded)}
          >
            <SpaceBetween size="xs">
              <Checkbox checked={chosen === level.choices.length} indeterminate={chosen > 0 && chosen < level.choices.length} disabled={names.length === 0} onChange={({ detail }) => choose(names, detail.checked)}>
                <b>{text.allOfLevel(text.levels[level.level])}</b>
              </Checkbox>
              <div className="policy-actions">
                {choices.map(({ action: { name }, chosen: how }) => (
                  <Checkbox key={name} checked={how !== 'no'} disabled={how === 'pattern'} {...(how === 'pattern' ? { description: text.byPattern } : {})} onChange={({ detail }) => choose([name], detail.checked)}>
                    {name}
                  </Checkbox>
                ))}
              </div>
            </SpaceBetween>
          </ExpandableSection>
        );
      })}
    </SpaceBetween>
  );
}
