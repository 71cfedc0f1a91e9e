import type { DescribeLogGroupsRequest, DescribeLogGroupsResponse, LogGroup } from '../../../../models/logs.gen.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { groupArn, wholeGroupArn } from '../shared/arns.ts';
import { ofArn } from '../shared/designation.ts';
import { invalidParameter } from '../shared/errors.ts';
import { pageOf } from '../shared/pages.ts';
import { groupIndex, groups, type GroupRow } from '../tables.ts';

/** Lists log groups by name. Groups of linked accounts (cross-account observability) do not exist here. */
export const describeLogGroups = reads<DescribeLogGroupsRequest, DescribeLogGroupsResponse>({
  service: 'logs',
  name: 'DescribeLogGroups',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:DescribeLogGroups', resource: '*' }],
    // AWS names no group here, but still an ARN of logs: a policy about `log-group:*` allows it.
    asks: (_input, { scope }) => [{ action: 'logs:DescribeLogGroups', resource: wholeGroupArn(scope, '') }],
  },
  tables: [groups],
  globalTables: [groupIndex],
  errors: ['InvalidParameterException'],
  check({ logGroupNamePrefix, logGroupNamePattern }) {
    const both = logGroupNamePrefix !== undefined && logGroupNamePattern !== undefined;
    return both ? invalidParameter('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.') : null;
  },
  async handle({ input, rows, home }) {
    const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, logGroupClass, logGroupIdentifiers, limit, nextToken: token } = input;
    const named = logGroupIdentifiers === undefined ? null : new Set(logGroupIdentifiers.map((identifier) => ofArn(identifier)?.name ?? identifier));
    const found = (await listAll(rows, groups))
      .map(({ row }) => row)
      .filter(({ name }) => name.startsWith(prefix ?? '') && name.includes(pattern ?? ''))
      .filter((row) => (logGroupClass === undefined || row.logGroupClass === logGroupClass) && (named === null || named.has(row.name)));
    const { shown, next } = pageOf(found, { keyOf: ({ name }) => name, limit, token });
    const installation = rows.in(installationScope(home.partition));
    const logGroups: LogGroup[] = [];
    for (const row of shown) {
      // With a pattern, AWS was recorded to leave out what its index of names does not know.
      const known = pattern === undefined ? { storedBytes: (await installation.get(groupIndex, [row.id]))?.bytes ?? 0, deletionProtectionEnabled: row.deletionProtected === true } : {};
      logGroups.push({ ...logGroupOf(row, home), ...known });
    }
    return { logGroups, ...next };
  },
});

function logGroupOf(row: GroupRow, home: Scope): LogGroup {
  const arn = groupArn(home, row.name);
  return {
    logGroupName: row.name,
    creationTime: row.createdAt,
    ...(row.retentionDays === undefined ? {} : { retentionInDays: row.retentionDays }),
    metricFilterCount: 0,
    arn: `${arn}:*`,
    ...(row.kmsKeyId === undefined ? {} : { kmsKeyId: row.kmsKeyId }),
    logGroupClass: row.logGroupClass,
    logGroupArn: arn,
  };
}
