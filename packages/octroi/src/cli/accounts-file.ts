import { readFileSync } from 'node:fs';
import { accountProblem, type AccountSpec } from '../gateway/accounts.ts';
import { quotaProblem } from '../services/iam/account/adjust-quotas.ts';
import { QUOTAS } from '../services/iam/shared/quota.ts';
import { UsageError } from './usage-error.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * The accounts file (design section 5): `{"accounts":[{"id","name"?,"email"?,"root"?:{accessKeyId?,secretAccessKey?,password?},"quotas"?:{RolesQuota,...},"inactiveRegions"?:[...],"organization"?:{"management","unit"?}}]}`. Throws `UsageError`; its
 * sentence says where the mistake is and shows no secret.
 */
export function readAccountsFile(path: string): AccountSpec[] {
  const { accounts } = membersOf(parse(path), ['accounts'], `the accounts file \`${path}\``);
  if (!Array.isArray(accounts)) throw new UsageError(`the accounts file \`${path}\` must be an object with a list \`accounts\``);
  const specs = accounts.map((account: unknown, index) => accountSpec(account, `accounts[${index}] of \`${path}\``));
  requireUnique(specs.map((spec) => spec.id), (id) => `the accounts file \`${path}\` names account ${id} twice`);
  requireUnique(specs.flatMap((spec) => spec.root?.accessKeyId ?? []), (id) => `the accounts file \`${path}\` gives the access key id ${id} twice`);
  return specs;
}

function parse(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`the accounts file \`${path}\` cannot be read: ${(error as Error).message}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser's own text quotes the file, in which secrets stand; only the place is passed on.
    const place = / at position \d+(?: \(line \d+ column \d+\))?/.exec((error as Error).message)?.[0] ?? '';
    throw new UsageError(`the accounts file \`${path}\` is not JSON${place === '' ? '' : `, see${place.replace(' at', '')}`}`);
  }
}

function accountSpec(value: unknown, place: string): AccountSpec {
  const { id, name, email, root, quotas, inactiveRegions, organization } = membersOf(value, ['id', 'name', 'email', 'root', 'quotas', 'inactiveRegions', 'organization'], place);
  if (typeof id !== 'string') throw new UsageError(`${place}: \`id\` must be a string of 12 digits`);
  if (name !== undefined && typeof name !== 'string') throw new UsageError(`${place}: \`name\` must be a string`);
  if (email !== undefined && typeof email !== 'string') throw new UsageError(`${place}: \`email\` must be a string`);
  const spec: AccountSpec = { id, ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }), ...(root === undefined ? {} : rootOf(root, place)), ...(quotas === undefined ? {} : { quotas: quotaValues(quotas, place) }), ...(inactiveRegions === undefined ? {} : { inactiveRegions: regionList(inactiveRegions, place) }), ...(organization === undefined ? {} : { organization: organizationOf(organization, place) }) };
  const problem = accountProblem(spec);
  if (problem !== null) throw new UsageError(`${place}: ${problem}`);
  return spec;
}

/** `{"management":"111122223333","unit":"Workloads/Production"}`: the management account stands before it in the file. */
function organizationOf(value: unknown, place: string): NonNullable<AccountSpec['organization']> {
  const { management, unit } = membersOf(value, ['management', 'unit'], `\`organization\` in ${place}`);
  if (typeof management !== 'string') throw new UsageError(`${place}: \`organization\` must have a string \`management\` of 12 digits`);
  if (unit !== undefined && typeof unit !== 'string') throw new UsageError(`${place}: \`unit\` must be a string, with slashes between nested units`);
  return { management, ...(unit === undefined ? {} : { unit }) };
}

/** The root user's key, its password, or both. */
function rootOf(value: unknown, place: string): Pick<AccountSpec, 'root' | 'rootPassword'> {
  const { accessKeyId, secretAccessKey, password } = membersOf(value, ['accessKeyId', 'secretAccessKey', 'password'], `\`root\` in ${place}`);
  if (password !== undefined && typeof password !== 'string') throw new UsageError(`${place}: \`password\` in \`root\` must be a string`);
  const withPassword = password === undefined ? {} : { rootPassword: password };
  if (password !== undefined && accessKeyId === undefined && secretAccessKey === undefined) return withPassword;
  if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') {
    throw new UsageError(`${place}: \`root\` must have strings \`accessKeyId\` and \`secretAccessKey\``);
  }
  return { root: { accessKeyId, secretAccessKey }, ...withPassword };
}

function quotaValues(value: unknown, place: string): NonNullable<AccountSpec['quotas']> {
  const values = membersOf(value, Object.keys(QUOTAS), `\`quotas\` in ${place}`);
  const problem = quotaProblem(values);
  if (problem !== null) throw new UsageError(`${place}: ${problem}`);
  return values;
}

function regionList(value: unknown, place: string): readonly string[] {
  if (!Array.isArray(value) || !value.every((region) => typeof region === 'string')) throw new UsageError(`${place}: \`inactiveRegions\` must be a list of Regions`);
  return value;
}

/** The members of an object. One that is not known is refused: a slip of the pen must not make another account than was meant. */
function membersOf(value: unknown, known: readonly string[], place: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UsageError(`${place} must be an object`);
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`${place} has an unknown member \`${unknown.slice(0, 64)}\`; known are ${known.join(', ')}`);
  return value as Json;
}

function requireUnique(values: readonly string[], sentence: (value: string) => string): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new UsageError(sentence(twice));
}
