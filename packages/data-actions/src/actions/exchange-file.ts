import { badRequest } from '../api/errors.ts';
import { bodyObject, isObject, optionalBoolean, requiredString } from '../api/fields.ts';
import { parseJsonBody } from '../api/json-body.ts';
import { ACTION_TEXTS, API_LIMITS, LONGEST_NAME } from '../configuration.ts';
import type { ActionConfig } from '../execution/types.ts';
import { LAMBDA_TYPE } from '../integrations/types.ts';
import type { ActionContract } from '../store/records.ts';
import { readContract } from './read-action.ts';
import { readConfig } from './read-config.ts';

/** GEN-81: what a file `*.custom.json` holds. */
export interface ActionFile {
  readonly name: string;
  readonly integrationType: string;
  readonly actionType: 'custom';
  readonly config: ActionConfig;
  readonly contract: ActionContract;
  readonly secure: boolean;
}

/** What `POST /integrations/actions/drafts` takes (GEN-37). */
export interface DraftBody extends Omit<ActionFile, 'integrationType' | 'actionType'> {
  readonly integrationId: string;
  readonly category?: string;
}

/**
 * GEN-81: reads an exported action; absent parts get their defaults. Throws an `ApiError` whose message says what is wrong. Another
 * integration's type is refused by its name, unless `anyType` is set, as for looking at a file.
 */
export function readActionFile(text: string, { anyType = false }: { readonly anyType?: boolean } = {}): ActionFile {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > API_LIMITS.bodyBytes) throw badRequest(`The file is larger than ${API_LIMITS.bodyBytes} bytes.`);
  // Some editors begin a file with a byte order mark.
  const fields = bodyObject(parseJsonBody(bytes.subarray(text.startsWith('\uFEFF') ? 3 : 0), API_LIMITS));
  const integrationType = requiredString(fields, 'integrationType', LONGEST_NAME);
  if (integrationType !== LAMBDA_TYPE && !anyType) throw badRequest(`The file is of an integration of the type \`${integrationType}\`, which is not here; only \`${LAMBDA_TYPE}\` is.`);
  return {
    name: requiredString(fields, 'name', ACTION_TEXTS.name),
    integrationType,
    actionType: 'custom',
    config: readConfig(fields),
    contract: readContract({ contract: withSchemas(fields['contract']) })!,
    secure: optionalBoolean(fields, 'secure') ?? false,
  };
}

const EMPTY_SCHEMA = { type: 'object', properties: {}, additionalProperties: true };

/** A contract without its parts takes and gives any object. */
function withSchemas(contract: unknown): unknown {
  const { input, output } = isObject(contract) ? contract : {};
  return {
    input: { inputSchema: EMPTY_SCHEMA, ...(isObject(input) ? input : {}) },
    output: { successSchema: EMPTY_SCHEMA, ...(isObject(output) ? output : {}) },
  };
}

/** GEN-81: the import is a draft in the target integration. */
export function draftOfFile(file: ActionFile, integrationId: string, category?: string): DraftBody {
  const { name, config, contract, secure } = file;
  return { name, integrationId, ...(category === undefined ? {} : { category }), config, contract, secure };
}

/** An action with its contract and templates inline, as `GET /actions/{id}?expand=contract&includeConfig=true` gives it. */
export interface ExportedAction {
  readonly name: string;
  readonly config: ActionConfig;
  readonly contract: ActionContract;
  readonly secure: boolean;
}

/** GEN-81: the file of an action, and what it is called. The times are UTC. */
export function exportAction(action: ExportedAction, now: Date): { readonly fileName: string; readonly text: string } {
  const iso = now.toISOString();
  const stamp = iso.slice(0, 19).replaceAll(/[-T:]/g, '');
  const suffix = ` - Exported ${iso.slice(0, 10)} @ ${iso.slice(11, 16)}`;
  const dashed = action.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '') || 'action';
  const file: ActionFile = {
    name: `${action.name.slice(0, ACTION_TEXTS.name - suffix.length)}${suffix}`,
    integrationType: LAMBDA_TYPE,
    actionType: 'custom',
    // Read again, so that addresses of sub-resources stay behind.
    config: readConfig({ config: action.config }),
    contract: readContract({ contract: action.contract })!,
    secure: action.secure,
  };
  return { fileName: `${dashed}-${stamp}.custom.json`, text: `${JSON.stringify(file, null, 2)}\n` };
}
