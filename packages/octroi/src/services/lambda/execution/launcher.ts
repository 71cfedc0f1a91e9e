import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { childEnvironment } from './child-environment.ts';
import { runtimeCommand } from './command.ts';
import { createEnvironmentLog } from './environment-log.ts';
import { startEnvironment } from './environment.ts';
import type { Environment } from './environment.ts';
import type { Installation } from './installation.ts';
import type { Interpreter } from './interpreters.ts';
import { initStartLine } from './log-lines.ts';
import type { Reaper } from './reaper.ts';
import type { InvocationTask, LogSink, RoleCredentials } from './task.ts';

export interface LauncherOptions {
  readonly installation: Installation;
  readonly reaper: Reaper;
  readonly monotonic: () => number;
  readonly endpoint: () => string;
  readonly caBundle?: string;
  readonly sink: LogSink;
  readonly log: (line: string) => void;
  readonly changed: () => void;
}

/** What one start needs beyond that. */
export interface Launch {
  readonly task: InvocationTask;
  readonly credentials: RoleCredentials;
  readonly taskRoot: string;
  /** What is /opt on AWS. */
  readonly layerRoot: string;
  readonly interpreter: Interpreter;
  readonly temporaryFolder: string;
}

/** A function that starts environments at the level `process`; another level is another launcher. */
export function createLauncher(options: LauncherOptions): (launch: Launch) => Promise<Environment> {
  const { installation } = options;
  // It is called from the reading of a pipe, where nobody could catch what it throws.
  const sink: LogSink = (batch) => {
    try {
      options.sink(batch);
    } catch (error) {
      options.log(`${batch.lines.length} log lines of ${batch.functionName} are lost: ${String(error)}`);
    }
  };
  return ({ task, credentials, taskRoot, layerRoot, interpreter, temporaryFolder }) => {
    const logStream = logStreamName(task.version);
    const names = { accountId: task.accountId, region: task.region, functionName: task.functionName, logGroup: task.logGroup, logStream };
    const log = createEnvironmentLog(names, sink);
    const partition = task.invokedFunctionArn.split(':')[1] ?? 'aws';
    log.platform(initStartLine(task.runtime, interpreter.version, partition, task.region));
    const { memoryMb, ephemeralMb } = task;
    return startEnvironment({
      key: task.environmentKey,
      memoryMb,
      expiration: credentials.expiration,
      log,
      reaper: options.reaper,
      monotonic: options.monotonic,
      changed: options.changed,
      child: (runtimeApi) => ({
        command: runtimeCommand({ interpreter, installation, memoryMb, ephemeralMb, taskRoot, layerRoot, temporaryFolder }),
        folder: taskRoot,
        variables: childEnvironment({
          task,
          interpreter,
          credentials,
          runtimeApi,
          logStream,
          taskRoot,
          layerRoot,
          runtimeFolder: join(installation.runtimes, interpreter.family),
          temporaryFolder,
          endpoint: options.endpoint(),
          ...(options.caBundle === undefined ? {} : { caBundle: options.caBundle }),
        }),
        mark: logStream,
      }),
    });
  };
}

/** `YYYY/MM/DD/[<version>]<32 hex>` (LAM-112); also the mark by which an environment's processes are known. */
function logStreamName(version: string): string {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[${version}]${randomBytes(16).toString('hex')}`;
}
