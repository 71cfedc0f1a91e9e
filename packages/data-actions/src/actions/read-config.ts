import { invalidField } from '../api/errors.ts';
import { field, optionalObject, optionalString, optionalStringMap } from '../api/fields.ts';
import type { Fields } from '../api/fields.ts';
import { ACTION_TEXTS, EXECUTION_LIMITS } from '../configuration.ts';
import type { ActionConfig } from '../execution/types.ts';

const REQUEST_TYPES: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']);

/**
 * GEN-34: the configuration of an action as it was sent, every text to the byte (GEN-86). What is absent and has an obvious default gets
 * it (GEN-81); templates that were not sent stay absent. Says nothing of whether it can be published: `actionProblems` does.
 */
export function readConfig(body: Fields): ActionConfig {
  const config = optionalObject(body, 'config') ?? {};
  const request = optionalObject(config, 'request', 'config.request') ?? {};
  const response = optionalObject(config, 'response', 'config.response') ?? {};
  const requestTemplate = optionalString(request, 'requestTemplate', ACTION_TEXTS.template, 'config.request.requestTemplate');
  const successTemplate = optionalString(response, 'successTemplate', ACTION_TEXTS.template, 'config.response.successTemplate');
  const timeoutSeconds = readTimeout(config);
  return {
    request: {
      requestUrlTemplate: optionalString(request, 'requestUrlTemplate', ACTION_TEXTS.url, 'config.request.requestUrlTemplate') ?? '',
      requestType: readRequestType(request),
      headers: optionalStringMap(request, 'headers', ACTION_TEXTS.entries, ACTION_TEXTS.header, 'config.request.headers') ?? {},
      ...(requestTemplate === undefined ? {} : { requestTemplate }),
    },
    response: {
      translationMap: optionalStringMap(response, 'translationMap', ACTION_TEXTS.entries, ACTION_TEXTS.path, 'config.response.translationMap') ?? {},
      translationMapDefaults: optionalStringMap(response, 'translationMapDefaults', ACTION_TEXTS.entries, ACTION_TEXTS.path, 'config.response.translationMapDefaults') ?? {},
      ...(successTemplate === undefined ? {} : { successTemplate }),
    },
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
  };
}

function readRequestType(request: Fields): string {
  const type = optionalString(request, 'requestType', 16, 'config.request.requestType') ?? 'POST';
  if (!REQUEST_TYPES.has(type.toUpperCase())) throw invalidField('config.request.requestType', `it must be one of ${[...REQUEST_TYPES].join(', ')}`);
  return type;
}

/** GEN-77, GEN-86: 0 means that it was never set. */
function readTimeout(config: Fields): number | undefined {
  const value = field(config, 'timeoutSeconds');
  if (value === undefined || value === 0) return undefined;
  const most = EXECUTION_LIMITS.maximumTimeoutSeconds;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > most) throw invalidField('config.timeoutSeconds', `it must be an integer from 1 to ${most}`);
  return value;
}
