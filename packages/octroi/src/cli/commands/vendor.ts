import { randomUUID } from 'node:crypto';
import { checkVendorRole } from '@octroi/data-actions';
import { CHECK_HELP, CHECK_OPTIONS, orTwo, printReport, withMeans } from '../data-actions/check.ts';
import { endpointOf } from '../data-actions/profiles.ts';
import { readOptions, readText } from '../options.ts';
import { say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const HELP = `octroi vendor check: does a customer's role let in the vendor for the right tenant, and nobody else?
For any vendor that assumes its customers' roles with an external ID

  octroi vendor check --vendor-account ID --role ARN --external-id ID [--function ARN]

  --vendor-account ID     the account that assumes the role
  --vendor-name NAME      how the report calls it; default \`the vendor\`
  --role ARN              the customer's role
  --external-id ID        of the customer's tenant; may be given more than once
  --other-external-id ID  of somebody else's; default one that nobody has
  --function ARN          a Lambda function that the role is to invoke
${CHECK_HELP}`;

/** `octroi vendor check`. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    args,
    { ...CHECK_OPTIONS, 'vendor-account': { type: 'string' }, 'vendor-name': { type: 'string', default: 'the vendor' }, 'external-id': { type: 'string', multiple: true, default: [] as string[] }, 'other-external-id': { type: 'string' } },
    true,
  );
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  if (positionals.length !== 1 || positionals[0] !== 'check') throw new UsageError('say `octroi vendor check`; `octroi vendor check --help` shows its options');
  const { 'vendor-account': account, role, region } = values;
  if (account === undefined || !/^\d{12}$/.test(account)) throw new UsageError('say which account assumes the role: --vendor-account and its 12 digits');
  if (role === undefined) throw new UsageError('say which role: --role ARN');
  if (values['external-id'].length === 0) throw new UsageError('say which external ID is to work: --external-id ID');
  return orTwo(async () => {
    const report = await withMeans({ ...values, endpoint: endpointOf(values.endpoint), region: readText('--region', region) }, ({ endpoint, vendor, credentials, readRole }) => {
      if (vendor.account !== account) throw new Error(`the vendor's keys are of account ${vendor.account}, not of ${account}; --vendor-profile names others`);
      const party = (name: string, id: string) => ({ name, account: id, credentials: credentials[id] ?? null });
      return checkVendorRole({
        vendor: party(readText('--vendor-name', values['vendor-name']), account),
        outsiders: Object.keys(credentials).filter((id) => id !== account).map((id) => party('a stranger', id)),
        roleArn: role,
        functionArn: values.function ?? null,
        tenants: values['external-id'],
        otherTenant: values['other-external-id'] ?? randomUUID(),
        region,
        tenantWord: 'tenant',
        readRole,
        ...(endpoint === undefined ? {} : { endpoint }),
      });
    });
    return printReport(report, values);
  });
}
