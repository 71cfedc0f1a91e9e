import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback } from 'react';
import { useParams } from 'react-router';
import { useOctroi } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Copyable, Fields, Moment } from '../parts/fields.tsx';
import { Page } from '../parts/page.tsx';
import { Show } from '../parts/states.tsx';
import { partTexts } from '../parts/texts.ts';
import { DecisionView } from './decision-view.tsx';
import { decisionTexts } from './texts.ts';

/** One request: who asked what, and why it was decided as it was. */
export function DecisionPage() {
  const { requestId = '' } = useParams();
  const text = useTexts(decisionTexts);
  const parts = useTexts(partTexts);
  const octroi = useOctroi();
  const explained = useLoad(useCallback(() => octroi.call('ExplainRequest', { RequestId: requestId }), [octroi, requestId]));
  const request = explained.data?.Request;
  const operation = request === undefined ? requestId : `${request.Service ?? '?'}:${request.Operation ?? '?'}`;
  return (
    <Page title={text.requestTitle(operation)} crumbs={[{ text: 'IAM', to: '/iam' }, { text: text.title, to: '/decisions' }, { text: requestId, to: `/decisions/${requestId}` }]}>
      <Show of={explained}>
        {({ Request, Decisions }) => (
          <SpaceBetween size="l">
            <Container>
              <Fields
                items={[
                  { label: parts.requestId, value: <Copyable name={parts.requestId} value={Request.RequestId} /> },
                  { label: text.time, value: <Moment of={Request.Time * 1000} /> },
                  { label: text.answer, value: `${Request.Status}${Request.Error === undefined ? '' : ` ${Request.Error}`}` },
                  { label: text.caller, value: Request.Caller ?? text.anonymous },
                  { label: text.account, value: Request.Account },
                  { label: text.operation, value: operation },
                  { label: text.region, value: Request.Region },
                  { label: text.accessKey, value: Request.AccessKeyId },
                  { label: text.address, value: Request.SourceIp },
                ]}
              />
            </Container>
            {Decisions.length === 0 && <Container>{text.nothingAsked}</Container>}
            {Decisions.map((decision, index) => (
              <Container key={index} header={<Header>{text.decisionOf(decision.Action)}</Header>}>
                <DecisionView of={decision} />
              </Container>
            ))}
          </SpaceBetween>
        )}
      </Show>
    </Page>
  );
}
