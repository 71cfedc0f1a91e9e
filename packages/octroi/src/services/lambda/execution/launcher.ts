import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startChild } from './child.ts';
import type { Child } from './child.ts';
import { childEnvironment } from './child-environment.ts';
import { runtimeCommand } from './command.ts';
import { createEnvironmentLog } from './environment-log.ts';
import type { EnvironmentLog } from './environment-log.ts';
import { startEnvironment } from './environment.ts';
import type { Environment } from './environment.ts';
import type { Installation } from './installation.ts';
import type { Interpreter } from './interpreters.ts';
import { platformLines } from './platform-lines.ts';
import type { Reaper } from './reaper.ts';
import type { RuntimeApi } from './runtime-api.ts';
import type { InvocationTask, LogSink, RoleCredentials } from './task.ts';

/** What one start needs. */
export interface Launch {
  readonly task: InvocationTask;
  readonly credentials: RoleCredentials;
  readonly taskRoot: string;
  /** What is /opt on AWS. */
  readonly layerRoot: string;
  readonly interpreter: Interpreter;
  /** A folder of this environment's own. */
  readonly temporaryFolder: string;
}

/** Starts the runtime of an environment at one level of the sandbox, and lets its Runtime API listen where the runtime reaches it. */
export type Starter = (launch: Launch, logStream: string, api: RuntimeApi, output: EnvironmentLog['write']) => Promise<Child>;

export interface LauncherOptions {
  readonly start: Starter;
  readonly monotonic: () => number;
  readonly sink: LogSink;
  readonly log: (line: string) => void;
  readonly changed: () => void;
}

/** A function that starts environments. */
export function createLauncher(options: LauncherOptions): (launch: Launch) => Promise<Environment> {
  // It is called from the reading of a pipe, where nobody could catch what it throws.
  const sink: LogSink = (batch) => {
    try {
      options.sink(batch);
    } catch (error) {
      options.log(`${batch.lines.length} log lines of ${batch.functionName} are lost: ${String(error)}`);
    }
  };
  return (launch) => {
    const { task, interpreter } = launch;
    const logStream = logStreamName(task.version);
    const names = { accountId: task.accountId, region: task.region, functionName: task.functionName, logGroup: task.logGroup, logStream, sessionToken: launch.credentials.sessionToken };
    const log = createEnvironmentLog(names, sink);
    const partition = task.invokedFunctionArn.split(':')[1] ?? 'aws';
    const lines = platformLines(task.logging);
    const { functionName, version: functionVersion, runtime, region, initialization = 'on-demand' } = task;
    log.platform(lines.initStart({ functionName, functionVersion, runtime, region, partition, initialization, interpreterVersion: interpreter.version }));
    return startEnvironment({
      key: task.environmentKey,
      memoryMb: task.memoryMb,
      expiration: launch.credentials.expiration,
      log,
      lines,
      monotonic: options.monotonic,
      changed: options.changed,
      start: (api, output) => options.start(launch, logStream, api, output),
    });
  };
}

/** What the level `process` needs (LAM-135). */
export interface ProcessOptions {
  readonly installation: Installation;
  readonly reaper: Reaper;
  readonly endpoint: () => string;
  readonly caBundle?: string;
}

/** Starts runtimes as processes of this host's user: for trusted functions. */
export function processStarter({ installation, reaper, endpoint, caBundle }: ProcessOptions): Starter {
  return async ({ task, credentials, taskRoot, layerRoot, interpreter, temporaryFolder }, logStream, api, output) => {
    const { memoryMb, ephemeralMb } = task;
    const variables = childEnvironment({
      task,
      interpreter,
      credentials,
      runtimeApi: await api.listen(),
      logStream,
      taskRoot,
      layerRoot,
      runtimeFolder: join(installation.runtimes, interpreter.family),
      temporaryFolder,
      endpoint: endpoint(),
      ...(caBundle === undefined ? {} : { caBundle }),
    });
    const command = runtimeCommand({ interpreter, installation, memoryMb, ephemeralMb, taskRoot, layerRoot, temporaryFolder });
    return startChild({ command, folder: taskRoot, variables, mark: logStream }, reaper, output);
  };
}

/** `YYYY/MM/DD/[<version>]<32 hex>` (LAM-112); also the mark by which an environment's processes are known. */
function logStreamName(version: string): string {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[${version}]${randomBytes(16).toString('hex')}`;
}
