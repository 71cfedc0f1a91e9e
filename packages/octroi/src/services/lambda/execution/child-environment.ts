import { dirname, join } from 'node:path';
import type { Interpreter } from './interpreters.ts';
import type { InvocationTask, RoleCredentials } from './task.ts';

/** Names that a user's variables never replace (LAM-27). */
const RESERVED: ReadonlySet<string> = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
]);

/** What the variables of one environment are made of. */
export interface ChildEnvironmentFacts {
  readonly task: InvocationTask;
  readonly interpreter: Interpreter;
  readonly credentials: RoleCredentials;
  /** `host:port` of the Runtime API. */
  readonly runtimeApi: string;
  readonly logStream: string;
  readonly taskRoot: string;
  /** The folder with the layers. */
  readonly layerRoot: string;
  readonly runtimeFolder: string;
  /** The environment's own folder for temporary files. */
  readonly temporaryFolder: string;
  /** URL under which the function reaches this server. */
  readonly endpoint: string;
  /** Where the interpreter's libraries are, if not among the system's. */
  readonly libraryFolder?: string;
  /** PEM file of the authority that signed the server's certificate, if clients would not know it. */
  readonly caBundle?: string;
}

/**
 * The whole environment of a function's process (LAM-112..114); nothing of the server's own is in it. Paths that are /var/task,
 * /opt and /var/runtime on AWS are those at the level `namespaces`, and the host's own at the level `process`.
 *
 * Beyond AWS's set: AWS_ENDPOINT_URL, so that SDKs call this server, TMPDIR, since the host's /tmp is no function's own at this
 * level, and HOME, so that no SDK reads the ~/.aws of the server's user.
 */
export function childEnvironment(facts: ChildEnvironmentFacts): Record<string, string> {
  const { task, interpreter, credentials, taskRoot, layerRoot, runtimeFolder } = facts;
  const variables: Record<string, string> = {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_REGION: task.region,
    AWS_DEFAULT_REGION: task.region,
    ...(interpreter.family === 'provided' ? {} : { AWS_EXECUTION_ENV: `AWS_Lambda_${task.runtime}` }),
    AWS_LAMBDA_FUNCTION_NAME: task.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: task.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(task.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: task.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: facts.logStream,
    ...(task.logging === undefined ? {} : { AWS_LAMBDA_LOG_FORMAT: 'JSON', AWS_LAMBDA_LOG_LEVEL: task.logging.applicationLevel }),
    AWS_LAMBDA_INITIALIZATION_TYPE: task.initialization ?? 'on-demand',
    AWS_LAMBDA_RUNTIME_API: facts.runtimeApi,
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:2000',
    LAMBDA_TASK_ROOT: taskRoot,
    LAMBDA_RUNTIME_DIR: runtimeFolder,
    _HANDLER: task.handler,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: `${dirname(interpreter.command)}:/usr/local/bin:/usr/bin/:/bin:${join(layerRoot, 'bin')}`,
    LD_LIBRARY_PATH: [...(facts.libraryFolder === undefined ? [] : [facts.libraryFolder]), taskRoot, join(taskRoot, 'lib'), join(layerRoot, 'lib')].join(':'),
    PWD: taskRoot,
    AWS_ENDPOINT_URL: facts.endpoint,
    ...(facts.caBundle === undefined ? {} : { AWS_CA_BUNDLE: facts.caBundle, NODE_EXTRA_CA_CERTS: facts.caBundle }),
    TMPDIR: facts.temporaryFolder,
    HOME: facts.temporaryFolder,
    ...pathsOf(facts),
  };
  for (const [name, value] of Object.entries(task.environment)) {
    if (!RESERVED.has(name)) variables[name] = value;
  }
  return variables;
}

function pathsOf({ task, interpreter, taskRoot, layerRoot, runtimeFolder }: ChildEnvironmentFacts): Record<string, string> {
  if (interpreter.family === 'provided') return {};
  if (interpreter.family === 'python') return { PYTHONPATH: runtimeFolder, OCTROI_LAYERS: layerRoot };
  const major = task.runtime.replace(/\D/g, '');
  const folders = [join(layerRoot, `nodejs/node${major}/node_modules`), join(layerRoot, 'nodejs/node_modules'), join(runtimeFolder, 'node_modules')];
  return { NODE_PATH: [...folders, runtimeFolder, taskRoot].join(':') };
}
