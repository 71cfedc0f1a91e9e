import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import Toggle from '@cloudscape-design/components/toggle';
import { useCallback, useEffect } from 'react';
import { useOctroi } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import type { DecidedRequest } from '../api/octroi.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { useHeading } from '../parts/heading.ts';
import { PageLink } from '../parts/links.tsx';
import { useParameters } from '../parts/parameter.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Empty } from '../parts/states.tsx';
import { partTexts } from '../parts/texts.ts';
import { useCrumbs } from '../shell/crumbs.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filterOf } from './filter.ts';
import { decisionTexts } from './texts.ts';
import { Verdict } from './verdict.tsx';

const LIVE_MILLIS = 4000;

/** The decision of a request that a row shows: the first that refused, else the first. */
const shownOf = ({ Decisions }: DecidedRequest) => Decisions.find(({ Effect }) => Effect !== 'Allowed') ?? Decisions[0];
const actionOf = (of: DecidedRequest): string => shownOf(of)?.Action ?? `${of.Request.Service ?? '?'}:${of.Request.Operation ?? '?'}`;

/** The decision records as a table: filtered by the address, page by page, and live where that is wanted. */
export function DecisionList() {
  const text = useTexts(decisionTexts);
  const parts = useTexts(partTexts);
  const { formats } = useLanguage();
  const octroi = useOctroi();
  const [parameters, set] = useParameters();
  const around = useHeading<HTMLDivElement>(text.title);
  useCrumbs([{ text: 'IAM', to: '/iam' }, { text: text.title, to: '/decisions' }]);
  const live = parameters.get('live') === 'on';
  const asked = new URLSearchParams(parameters);
  asked.delete('live');
  const question = asked.toString();
  const page = useLoad(useCallback(() => octroi.call('ListDecisions', filterOf(new URLSearchParams(question), Date.now())), [octroi, question]));
  const { reload, data, error } = page;
  useEffect(() => {
    if (!live) return;
    const timer = setInterval(() => void (document.visibilityState === 'visible' && reload()), LIVE_MILLIS);
    return () => clearInterval(timer);
  }, [live, reload]);
  const header = (
    <Header
      variant="awsui-h1-sticky"
      description={text.description}
      actions={
        <SpaceBetween direction="horizontal" size="s" alignItems="center">
          <Toggle checked={live} onChange={({ detail }) => set({ live: detail.checked ? 'on' : null, ...(detail.checked ? { after: null } : {}) })}>
            {text.live}
          </Toggle>
          <Button iconName="refresh" ariaLabel={text.refresh} onClick={reload} />
        </SpaceBetween>
      }
    >
      {text.title}
    </Header>
  );
  const next = data?.NextToken;
  return (
    <div ref={around}>
      <SpaceBetween size="m">
        <Table
          header={header}
          filter={
            <ExpandableSection headerText={text.filters} defaultExpanded={[...asked.keys()].length > 0} variant="inline">
              <FilterBar parameters={parameters} set={set} />
            </ExpandableSection>
          }
          items={data?.Requests ?? []}
          loading={page.loading && data === null}
          loadingText={parts.loading}
          trackBy={({ Request }) => Request.RequestId}
          wrapLines
          empty={error === null ? <Empty title={text.empty}>{text.emptyText}</Empty> : <Refusal error={error} onRetry={reload} />}
          ariaLabels={{ tableLabel: text.title }}
          columnDefinitions={[
            { id: 'time', header: text.time, cell: ({ Request }) => formats.exactMoment(new Date(Request.Time * 1000)), minWidth: 120 },
            { id: 'outcome', header: text.outcome, cell: (of) => <Verdict of={shownOf(of)?.Effect ?? null} />, minWidth: 200 },
            { id: 'action', header: text.action, isRowHeader: true, minWidth: 160, cell: (of) => <PageLink to={`/decisions/${of.Request.RequestId}`} ariaLabel={text.see(actionOf(of))}>{actionOf(of)}</PageLink> },
            { id: 'resource', header: text.resource, cell: (of) => shownOf(of)?.Resource ?? '-', minWidth: 180 },
            { id: 'caller', header: text.caller, cell: ({ Request }) => Request.Caller ?? text.anonymous, minWidth: 180 },
            { id: 'answer', header: text.answer, cell: ({ Request }) => `${Request.Status}${Request.Error === undefined ? '' : ` ${Request.Error}`}`, minWidth: 120 },
          ]}
        />
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={!parameters.has('after')} onClick={() => set({ after: null })}>
              {text.newest}
            </Button>
            <Button disabled={next === undefined} onClick={() => set({ after: next ?? null, live: null })}>
              {text.older}
            </Button>
          </SpaceBetween>
        </Box>
      </SpaceBetween>
    </div>
  );
}
