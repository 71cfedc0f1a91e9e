import { invalidField } from '../api/errors.ts';
import { isObject, optionalBoolean, optionalObject, optionalString, requiredString } from '../api/fields.ts';
import type { Fields } from '../api/fields.ts';
import { ACTION_TEXTS, LONGEST_NAME } from '../configuration.ts';
import { integrationOf } from '../integrations/find.ts';
import type { ActionContent, ActionContract, IntegrationRecord } from '../store/records.ts';
import type { Tables } from '../store/store.ts';
import { readConfig } from './read-config.ts';

/** GEN-34: what `POST /actions` and `POST /actions/drafts` send, version 1, and its integration. */
export function readNewAction(tables: Tables, organisationId: string, body: Fields): { readonly content: ActionContent; readonly integration: IntegrationRecord } {
  const integrationId = requiredString(body, 'integrationId', LONGEST_NAME);
  const name = requiredString(body, 'name', ACTION_TEXTS.name);
  const contract = readContract(body);
  if (contract === undefined) throw invalidField('contract', 'it is required');
  const integration = integrationOf(tables, organisationId, integrationId);
  const content: ActionContent = {
    name,
    category: readCategory(body) ?? integration.config.name,
    version: 1,
    secure: optionalBoolean(body, 'secure') ?? false,
    contract,
    config: readConfig(body),
  };
  return { content, integration };
}

/** GEN-38: absent or empty means the integration's name. */
export function readCategory(body: Fields): string | undefined {
  const category = optionalString(body, 'category', ACTION_TEXTS.category);
  return category === undefined || category.trim() === '' ? undefined : category;
}

export function readName(body: Fields): string | undefined {
  const name = optionalString(body, 'name', ACTION_TEXTS.name);
  if (name !== undefined && name.trim() === '') throw invalidField('name', 'it must not be empty');
  return name;
}

/** GEN-41 to GEN-43: the schemas as they were sent; what may stand in them is looked at before they are published. */
export function readContract(body: Fields): ActionContract | undefined {
  const contract = optionalObject(body, 'contract');
  if (contract === undefined) return undefined;
  const input = optionalObject(contract, 'input', 'contract.input') ?? {};
  const output = optionalObject(contract, 'output', 'contract.output') ?? {};
  const errorSchema = optionalObject(output, 'errorSchema', 'contract.output.errorSchema');
  return {
    input: { inputSchema: schema(input, 'inputSchema', 'contract.input.inputSchema') },
    output: { successSchema: schema(output, 'successSchema', 'contract.output.successSchema'), ...(errorSchema === undefined ? {} : { errorSchema }) },
  };
}

function schema(of: Fields, name: string, shown: string): Fields {
  const value = Object.hasOwn(of, name) ? of[name] : undefined;
  if (!isObject(value)) throw invalidField(shown, 'it must be a JSON schema, an object');
  return value;
}
