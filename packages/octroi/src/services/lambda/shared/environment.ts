import type { Sealer } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { invalidParameter } from './errors.ts';

export type Variables = Readonly<Record<string, string>>;

const MAX_BYTES = 4096;

/** Names that the runtime sets itself (LAM-27). */
const RESERVED: ReadonlySet<string> = new Set([
  '_HANDLER', '_X_AMZN_TRACE_ID', 'AWS_DEFAULT_REGION', 'AWS_REGION', 'AWS_EXECUTION_ENV', 'AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION', 'AWS_LAMBDA_INITIALIZATION_TYPE', 'AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME', 'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_LAMBDA_RUNTIME_API', 'LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR',
]);

const UNABLE = 'Lambda was unable to configure your environment variables because the environment variables you have provided';

/** Throws InvalidParameterValueException for reserved names and for more than 4 KB (LAM-27). */
export function checkVariables(variables: Variables): void {
  const reserved = Object.keys(variables).filter((name) => RESERVED.has(name));
  if (reserved.length > 0) {
    throw invalidParameter(`${UNABLE} contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`);
  }
  const text = JSON.stringify(variables);
  if (Buffer.byteLength(text) > MAX_BYTES) throw invalidParameter(`${UNABLE} exceeded the 4KB limit. String measured: ${text}`);
}

/** The variables of a function, sealed to its place. */
export function sealVariables(variables: Variables, functionId: string, home: Scope, seal: Sealer): string {
  return seal.seal(JSON.stringify(variables), contextOf(functionId, home));
}

export function openVariables(sealed: string | undefined, functionId: string, home: Scope, seal: Sealer): Variables | undefined {
  return sealed === undefined ? undefined : (JSON.parse(seal.open(sealed, contextOf(functionId, home)).toString('utf8')) as Variables);
}

function contextOf(functionId: string, home: Scope): string {
  return `lambda-environment:${home.account}:${home.region}:${functionId}`;
}
