import { ExplainRequestCommand, OctroiClient } from '../../testing/octroi-client.ts';
import { endpointOf, identityOf } from '../data-actions/profiles.ts';
import { decisionLines } from '../explain/render.ts';
import { readOptions, readText } from '../options.ts';
import { columns, say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const HELP = `octroi explain: why a request was allowed or refused

  octroi explain REQUEST-ID

  --endpoint URL   Octroi's address; default AWS_ENDPOINT_URL
  --profile NAME   whose question it is; default the credentials of the environment
  --region REGION  default us-east-1
  --json           the answer as JSON

AWS's tools show the request id with --debug, SDKs in $metadata or ResponseMetadata. Each account is
told its own side: of its callers, and of what others asked of its resources. The caller needs
octroi:ExplainRequest.
`;

/** `octroi explain REQUEST-ID`. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    args,
    { endpoint: { type: 'string' }, profile: { type: 'string' }, region: { type: 'string', default: 'us-east-1' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    true,
  );
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const [requestId, ...more] = positionals;
  if (requestId === undefined || more.length > 0) throw new UsageError('say which request: `octroi explain REQUEST-ID`');
  const endpoint = endpointOf(values.endpoint);
  if (endpoint === undefined) throw new UsageError('say where Octroi is: --endpoint URL, or AWS_ENDPOINT_URL; AWS has no such operation');
  const region = readText('--region', values.region);
  const { keys } = await identityOf(values.profile, region, endpoint);
  const { Request: request = {}, Decisions: decisions = [] } = await new OctroiClient({ endpoint, region, credentials: keys }).send(new ExplainRequestCommand({ RequestId: requestId }));
  if (values.json) {
    const told = decisions.map(({ Explanation = '{}', NearestMisses = '[]', ...rest }) => ({ ...rest, Explanation: JSON.parse(Explanation) as unknown, NearestMisses: JSON.parse(NearestMisses) as unknown }));
    say(JSON.stringify({ Request: request, Decisions: told }, null, 2));
    return 0;
  }
  const { RequestId, Time = 0, Caller, Service, Operation, Region, Status, Error: error } = request;
  const rows = [['request', RequestId], ['operation', `${Service ?? '?'}:${Operation ?? '?'} in ${Region ?? '?'}`], ['caller', Caller ?? 'nobody'], ['at', new Date(Time * 1000).toISOString()], ['answer', `${Status ?? ''}${error === undefined ? '' : ` ${error}`}`]];
  for (const line of columns(rows.map(([name, value]) => [name!, String(value)]), '')) say(line);
  if (decisions.length === 0) say('\nno permission was asked for');
  for (const decision of decisions) say(`\n${decisionLines(decision).join('\n')}`);
  return 0;
}
