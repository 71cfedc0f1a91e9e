import { CloudWatchLogsClient, DescribeLogStreamsCommand, FilterLogEventsCommand, type FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import { useCallback } from 'react';
import { useClient } from '../api/clients.tsx';
import { failureOf } from '../api/failure.ts';
import { useLoad } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { functionTexts } from './texts.ts';

/** So many of the newest streams are read, and so many events of them. */
const STREAMS = 5;
const EVENTS = 500;

/** The newest events of a function's log group. */
export function LogsTab({ group }: { readonly group: string }) {
  const text = useTexts(functionTexts);
  const { formats } = useLanguage();
  const logs = useClient(CloudWatchLogsClient);
  const events = useLoad(useCallback(() => newestEvents(logs, group), [logs, group]));
  return (
    <ListTable
      title={text.logs}
      description={text.logsHint(group)}
      of={events}
      idOf={({ eventId }) => eventId ?? ''}
      what={text.logSearch}
      searchIn={({ message }) => [message]}
      empty={{ title: text.noLogs, text: text.noLogsText }}
      address="log-"
      columns={[
        { id: 'time', header: text.time, sortBy: ({ timestamp }) => timestamp ?? 0, cell: ({ timestamp }) => formats.exactMoment(new Date(timestamp ?? 0)), minWidth: 190 },
        { id: 'message', header: text.message, rowHeader: true, cell: ({ message }) => <span className="console-code">{message}</span>, minWidth: 320 },
      ]}
    />
  );
}

/** Newest first. A log group that is not there yet has no events. */
async function newestEvents(logs: CloudWatchLogsClient, group: string): Promise<readonly FilteredLogEvent[]> {
  try {
    const { logStreams = [] } = await logs.send(new DescribeLogStreamsCommand({ logGroupName: group, orderBy: 'LastEventTime', descending: true, limit: STREAMS }));
    if (logStreams.length === 0) return [];
    const found: FilteredLogEvent[] = [];
    let nextToken: string | undefined;
    do {
      const page = await logs.send(new FilterLogEventsCommand({ logGroupName: group, logStreamNames: logStreams.map(({ logStreamName }) => logStreamName ?? ''), nextToken }));
      found.push(...(page.events ?? []));
      nextToken = page.nextToken;
      // What lies before the newest events is passed over.
      if (found.length > EVENTS) found.splice(0, found.length - EVENTS);
    } while (nextToken !== undefined);
    return found.toReversed();
  } catch (error) {
    if (failureOf(error).code === 'ResourceNotFoundException') return [];
    throw error;
  }
}
