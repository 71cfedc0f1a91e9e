import { readFileSync } from 'node:fs';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { AccountSpec } from '../gateway/accounts.ts';
import { isAccountId } from '../kernel/arn.ts';
import { UsageError } from './usage-error.ts';

/** Reads options; throws `UsageError` for unknown ones. */
export function readOptions<T extends ParseArgsOptionsConfig>(args: string[], options: T, positionals = false) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: positionals });
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/\. To specify.*$/s, ''));
  }
}

/** A TCP port, 0 to 65535; 0 is any free one. */
export function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new UsageError(`\`${text}\` is no port: 0 to 65535 is needed`);
  return port;
}

/** The accounts file (design section 5): `{"accounts":[{"id","name"?,"root"?:{accessKeyId,secretAccessKey}}]}`. */
export function readAccountsFile(path: string): AccountSpec[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`the accounts file \`${path}\` cannot be read: ${(error as Error).message}`);
  }
  const accounts = (value as { accounts?: unknown } | null)?.accounts;
  if (!Array.isArray(accounts)) throw new UsageError(`the accounts file \`${path}\` must be an object with a list \`accounts\``);
  const specs = accounts.map((account, index) => accountSpec(account as Record<string, unknown> | null, `accounts[${index}] of \`${path}\``));
  const seen = new Set<string>();
  for (const { id } of specs) {
    if (seen.has(id)) throw new UsageError(`the accounts file \`${path}\` names account ${id} twice`);
    seen.add(id);
  }
  return specs;
}

function accountSpec(account: Record<string, unknown> | null, place: string): AccountSpec {
  const id = account?.['id'];
  if (typeof id !== 'string' || !isAccountId(id)) throw new UsageError(`${place}: \`id\` must be a string of 12 digits`);
  const name = account?.['name'];
  if (name !== undefined && typeof name !== 'string') throw new UsageError(`${place}: \`name\` must be a string`);
  const root = account?.['root'] as Record<string, unknown> | null | undefined;
  if (root === undefined) return { id, ...(name === undefined ? {} : { name }) };
  const accessKeyId = root?.['accessKeyId'];
  const secretAccessKey = root?.['secretAccessKey'];
  if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') throw new UsageError(`${place}: \`root\` must have strings \`accessKeyId\` and \`secretAccessKey\``);
  return { id, ...(name === undefined ? {} : { name }), root: { accessKeyId, secretAccessKey } };
}
