import { hasWildcard } from './cover.ts';
import type { StatementCheck } from './linting.ts';
import { clip } from './reading.ts';

/** Services whose name in a resource type is not their prefix in lower case. */
const PREFIXES: Readonly<Record<string, string>> = { s3objectlambda: 's3-object-lambda', s3express: 's3express', opensearchservice: 'es', elasticsearch: 'es', stepfunctions: 'states', efs: 'elasticfilesystem' };

/** The service of a CloudFormation resource type such as `AWS::S3::Bucket`, or null if the text is none. */
function serviceOf(resourceType: string): string | null {
  const name = /^AWS::([A-Za-z0-9]+)::[A-Za-z0-9]+$/.exec(resourceType)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  return Object.hasOwn(PREFIXES, name) ? PREFIXES[name]! : name;
}

/** POL-20a: a resource policy is about actions and resources of the service that it is attached to. */
export const checkAttachment: StatementCheck = (statement, { resourceType, report }) => {
  const service = resourceType === null ? null : serviceOf(resourceType);
  if (service === null) return;
  for (const { value, ...at } of statement.actions ?? []) {
    const prefix = value.toLowerCase().split(':', 1)[0]!;
    if (!hasWildcard(prefix) && prefix !== service) report('UNSUPPORTED_ACTION_IN_POLICY', at, `\`${clip(value)}\` is no action on ${clip(resourceType!)}`);
  }
  for (const { value, ...at } of [...(statement.resources ?? []), ...(statement.notResources ?? [])]) {
    const named = value.split(':')[2];
    if (value.startsWith('arn:') && named !== undefined && !hasWildcard(named) && named !== service) report('UNSUPPORTED_RESOURCE_ARN_IN_POLICY', at, `\`${clip(value)}\` names no ${clip(resourceType!)}`);
  }
};
