import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { executeAction, executionParts, genesysHome, readActionFile, type ActionFile, type ExecutionResult } from '@octroi/data-actions';
import { readOptions, readText } from '../options.ts';
import { bold, dim, green, red, say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { orTwo } from './check.ts';
import { explainRefusals } from './explain-refusal.ts';
import { assumingKeys, endpointOf, identityOf } from './profiles.ts';

const HELP = `octroi data-actions run: execute an exported action file against a function, as Genesys Cloud would

  octroi data-actions run FILE --role ARN --org ID --input JSON

  FILE                    an export, \`*.custom.json\`
  --role ARN              the role that the integration's credential would name
  --org ID                the organisation: what is sent as external ID
  --input JSON            the action's input; \`@FILE\` reads it from a file. Default {}
  --function ARN          in place of the file's request URL template
  --region REGION         the organisation's Region; default us-east-1
  --endpoint URL          default AWS_ENDPOINT_URL, else AWS itself
  --vendor-profile NAME   keys of the vendor's account; default those of the environment. The key
                          of a root user makes the vendor's role in a test installation
  --auditor-profile NAME  keys of the customer's account: a refusal is explained from its side too
  --flatten               the output as Architect gets it
  --trace                 every step, also if all goes well

The output goes to standard output, the steps to standard error. Ends with 0 if the action
succeeded, with 1 if it failed, with 2 if it could not be tried.
`;

const MOST_BYTES = 4 * 1024 * 1024;

/** `octroi data-actions run FILE`. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    args,
    {
      role: { type: 'string' },
      org: { type: 'string' },
      input: { type: 'string', default: '{}' },
      function: { type: 'string' },
      region: { type: 'string', default: 'us-east-1' },
      endpoint: { type: 'string' },
      'vendor-profile': { type: 'string' },
      'auditor-profile': { type: 'string' },
      flatten: { type: 'boolean', default: false },
      trace: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    true,
  );
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const [file, ...more] = positionals;
  const { role, org } = values;
  if (file === undefined || more.length > 0) throw new UsageError('say which file: `octroi data-actions run FILE --role ARN --org ID`');
  if (role === undefined) throw new UsageError('say which role is assumed: --role ARN');
  if (org === undefined) throw new UsageError('say for which organisation: --org ID');
  const input = readInput(values.input);
  const action = readFile(file);
  return orTwo(async () => {
    const result = await execute(action, { ...values, role, org: org.toLowerCase(), input, region: readText('--region', values.region) });
    if (values.trace || !result.success) tellSteps(result);
    if (result.success) say(JSON.stringify(result.output, null, 2));
    return result.success ? 0 : 1;
  });
}

function readWhole(path: string, what: string): string {
  try {
    if (statSync(path).size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES} bytes`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`the ${what} \`${path}\` cannot be read: ${(error as Error).message}`);
  }
}

function readFile(path: string): ActionFile {
  const text = readWhole(path, 'action file');
  try {
    return readActionFile(text);
  } catch (error) {
    throw new UsageError(`\`${path}\` is no action file: ${(error as Error).message}`);
  }
}

function readInput(given: string): unknown {
  const text = given.startsWith('@') ? readWhole(given.slice(1), 'input') : given;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UsageError(`--input is no JSON: ${(error as Error).message}`);
  }
}

interface Wanted {
  readonly role: string;
  readonly org: string;
  readonly input: unknown;
  readonly region: string;
  readonly flatten: boolean;
  readonly function?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly 'vendor-profile'?: string | undefined;
  readonly 'auditor-profile'?: string | undefined;
}

/** Assumes the role and invokes the function as the third party: the same code as behind the Platform API, without it. */
async function execute(file: ActionFile, wanted: Wanted): Promise<ExecutionResult> {
  const { region, org } = wanted;
  const endpoint = endpointOf(wanted.endpoint);
  const home = genesysHome(region);
  const vendor = await identityOf(wanted['vendor-profile'], region, endpoint);
  if (vendor.account !== home.account) throw new Error(`the vendor's keys are of account ${vendor.account}, and Genesys Cloud in ${region} is ${home.account}; --vendor-profile names others`);
  const auditor = wanted['auditor-profile'] === undefined ? null : await identityOf(wanted['auditor-profile'], region, endpoint);
  const own = await assumingKeys(vendor, endpoint);
  const keysOf = async (account: string) => (account === vendor.account ? own.keys : account === auditor?.account ? auditor.keys : null);
  const parts = executionParts({ own: { get: async () => own.keys, forget: () => {} }, ...(endpoint === undefined ? {} : { endpoint, explainRefusal: explainRefusals({ endpoint, keysOf, vendorAccount: () => home.account }) }) });
  try {
    const { request } = file.config;
    const config = wanted.function === undefined ? file.config : { ...file.config, request: { ...request, requestUrlTemplate: wanted.function } };
    return await executeAction(
      {
        organisation: { id: org, region, partition: home.partition, account: home.account, crossRegion: true },
        integration: { id: randomUUID(), name: 'octroi data-actions run', enabled: true },
        credential: { roleArn: wanted.role },
        action: { id: randomUUID(), name: file.name, category: '', version: 1, secure: file.secure, contract: file.contract, config },
        input: wanted.input,
        flatten: wanted.flatten,
        mode: file.secure ? 'execute' : 'test',
      },
      parts,
    );
  } finally {
    await parts.close();
    await own.close();
  }
}

/** One line for each step, and for the one that failed what is known of it. */
function tellSteps({ operations, ...result }: ExecutionResult): void {
  const write = (line: string): void => void process.stderr.write(`${line}\n`);
  const width = Math.max(0, ...operations.map(({ name }) => name.length));
  for (const { step, name, success, result: known, durationMillis } of operations) {
    write(`${success ? green('ok    ') : red('failed')}  ${step}  ${name.padEnd(width)}  ${dim(`${durationMillis.toFixed(1)} ms`)}`);
    const text = known === null ? '' : JSON.stringify(known, null, 2);
    if (text !== '') for (const line of text.split('\n')) write(dim(`           ${line}`));
  }
  if (result.success) return;
  const { message, code, status, errors } = result.error;
  write(`${bold(message)}  (${code}, ${status})`);
  for (const { message: detail } of errors) write(`  ${detail.replaceAll(/\p{Cc}/gu, '?')}`);
}
