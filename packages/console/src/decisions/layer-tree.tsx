import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import type { LayerView, Outcome, StatementView } from './explained.ts';
import { layerName } from './names.ts';
import { decisionTexts } from './texts.ts';

const TYPES = { allows: 'success', denies: 'error', allowsNot: 'stopped', appliesNot: 'info' } as const satisfies Record<Outcome, string>;

/** The layers, each with its statements about the action; what decided is open. */
export function LayerTree({ layers, action }: { readonly layers: readonly LayerView[]; readonly action: string }) {
  const text = useTexts(decisionTexts);
  return (
    <SpaceBetween size="xs">
      <Box variant="h3">{text.layersTitle}</Box>
      {layers.map((layer) => (
        <Layer key={layer.key} of={layer} action={action} />
      ))}
    </SpaceBetween>
  );
}

function Layer({ of, action }: { readonly of: LayerView; readonly action: string }) {
  const text = useTexts(decisionTexts);
  const { formats } = useLanguage();
  const name = `${layerName(of.layer, action, text)}${of.level === null ? '' : `, ${text.level(formats.number(of.level))}`}`;
  return (
    <ExpandableSection
      defaultExpanded={of.decided || of.statements.length > 0}
      headerText={
        <>
          {name.slice(0, 1).toLocaleUpperCase()}
          {name.slice(1)} <StatusIndicator type={TYPES[of.outcome]}>{text.outcomes[of.outcome]}</StatusIndicator>
        </>
      }
      headingTagOverride="h4"
    >
      <SpaceBetween size="s">
        {of.statements.length === 0 && <Box color="text-body-secondary">{text.noStatement}</Box>}
        {of.statements.length > 0 && (
          <ul className="console-tree">
            {of.statements.map((statement) => (
              <li key={statement.key}>
                <Statement of={statement} />
              </li>
            ))}
          </ul>
        )}
        {of.others > 0 && <Box color="text-body-secondary">{text.others(formats.number(of.others), of.others === 1)}</Box>}
      </SpaceBetween>
    </ExpandableSection>
  );
}

function Statement({ of }: { readonly of: StatementView }) {
  const text = useTexts(decisionTexts);
  const { statement, decided, source, name } = of;
  const said = !statement.matched ? text.missed(statement.missed.map((part) => text.parts[part]).join(', ')) : statement.effect === 'Allow' ? text.matchedAllow : text.matchedDeny;
  const type = !statement.matched ? 'stopped' : statement.effect === 'Allow' ? 'success' : 'error';
  return (
    <SpaceBetween size="xxs">
      <Box>
        <b>
          {text.statement(name)} ({statement.effect})
        </b>{' '}
        <StatusIndicator type={type}>{said}</StatusIndicator> {decided && <Badge color="blue">{text.decidedHere}</Badge>}
      </Box>
      {source !== null && <Box variant="small">{source}</Box>}
      {statement.conditions.length > 0 && (
        <Table
          variant="embedded"
          contentDensity="compact"
          wrapLines
          items={statement.conditions}
          ariaLabels={{ tableLabel: text.conditionTable(name) }}
          columnDefinitions={[
            { id: 'condition', header: text.condition, cell: ({ operator, key }) => `${operator} ${key}`, isRowHeader: true, minWidth: 180 },
            { id: 'wanted', header: text.wanted, cell: ({ wanted }) => wanted.join(', '), minWidth: 130 },
            { id: 'seen', header: text.seen, cell: ({ seen }) => (seen === null ? <i>{text.absent}</i> : typeof seen === 'string' ? seen : seen.join(', ')), minWidth: 130 },
            { id: 'met', header: text.outcome, cell: ({ matched }) => <StatusIndicator type={matched ? 'success' : 'error'}>{matched ? text.met : text.notMet}</StatusIndicator>, minWidth: 120 },
          ]}
        />
      )}
    </SpaceBetween>
  );
}
