import { checkRole } from '@octroi/data-actions';
import { readOptions, readText } from '../options.ts';
import { say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { CHECK_HELP, CHECK_OPTIONS, orTwo, printReport, withMeans } from './check.ts';
import { endpointOf } from './profiles.ts';

const HELP = `octroi data-actions check: does a role let in Genesys Cloud for the right organisation, and nobody
else? The confused-deputy report

  octroi data-actions check --role ARN --function ARN --org ID [--org ID]...

  --role ARN              the role that the integration's credential names
  --function ARN          the function that the action names, with its alias or version if it has
                          one; \`none\` ends with who may assume the role
  --org ID                your organisation; may be given more than once
  --other-org ID          somebody else's; default one that nobody has
${CHECK_HELP}`;

/** `octroi data-actions check`. */
export async function run(args: string[]): Promise<number> {
  const { values } = readOptions(args, { ...CHECK_OPTIONS, org: { type: 'string', multiple: true, default: [] as string[] }, 'other-org': { type: 'string' } });
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const { role, function: functionArn } = values;
  if (role === undefined) throw new UsageError('say which role: --role ARN, the `Role ARN` of the integration\'s credential');
  if (functionArn === undefined) throw new UsageError('say which function: --function ARN, or `--function none`');
  if (values.org.length === 0) throw new UsageError('say which organisation is to work: --org ID; Genesys Cloud shows it under Admin, Organization Settings');
  const region = readText('--region', values.region);
  return orTwo(async () => {
    const report = await withMeans({ ...values, region, endpoint: endpointOf(values.endpoint) }, ({ endpoint, credentials, readRole, vendor }) =>
      checkRole({
        roleArn: role,
        functionArn: functionArn === 'none' ? null : functionArn,
        organisations: values.org,
        region,
        credentials: credentials,
        readRole,
        ...(values['other-org'] === undefined ? {} : { otherOrganisation: values['other-org'] }),
        ...(endpoint === undefined ? {} : { endpoint }),
      }).catch((error: unknown) => {
        throw new Error(`${(error as Error).message}${/needs credentials/.test((error as Error).message) ? `; those given are of account ${vendor.account}. \`octroi account create --id ACCOUNT\` makes one in a test installation, and --vendor-profile names its keys` : ''}`, { cause: error });
      }),
    );
    return printReport(report, values);
  });
}
