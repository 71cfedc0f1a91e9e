import type { RowReader } from '../../../kernel/rows.ts';
import type { Sealer } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { ConcurrencyLimit } from '../concurrency/gate.ts';
import { ACCOUNT_LIMIT, reservedTotal } from '../concurrency/account.ts';
import type { InvocationTask } from '../execution/task.ts';
import { provisionedFor } from '../concurrency/provisioned/find.ts';
import { functionArn, type Designated } from '../shared/designation.ts';
import { openVariables } from '../shared/environment.ts';
import { mustFind, mustHaveVersion, type Found } from '../shared/find.ts';
import type { Configuration, FunctionRow, VersionRow } from '../tables.ts';

/** What an invocation needs of the store, read in one transaction: the version that will run, and everything about it. */
export interface Invocation {
  readonly home: Scope;
  readonly functionId: string;
  readonly task: Omit<InvocationTask, 'codeOf' | 'credentials' | 'requestId' | 'payload' | 'clientContext' | 'traceId' | 'logTail'>;
  readonly roleArn: string;
  /** Milliseconds of the decision clock; until then the function is Pending (LAM-35). */
  readonly readyAt: number;
  readonly limit: ConcurrencyLimit;
  /** ARN of the queue or topic for events that could not be processed (LAM-77). */
  readonly deadLetterTarget?: string;
  /** LAM-79. */
  readonly mayLoop: boolean;
}

interface ReadContext {
  readonly rows: RowReader;
  readonly home: Scope;
  readonly seal: Sealer;
  /** From 0 to below 1: decides between the two versions of an alias. */
  readonly draw: () => number;
}

/** Throws ResourceNotFoundException; a missing function that is called without qualifier is told of as `FN:$LATEST` (LAM-33). */
export async function readInvocation({ name, qualifier }: Pick<Designated, 'name' | 'qualifier'>, { rows, home, seal, draw }: ReadContext): Promise<Invocation> {
  const found = await mustFind(rows, home, { name, qualifier: qualifier ?? '$LATEST' });
  const { row } = found;
  const version = await chosenVersion(found, rows, home, draw);
  const number = version === null ? '$LATEST' : String(version.version);
  const reserved = row.reserved ?? null;
  const provisioned = version === null ? undefined : await provisionedFor(row, number, rows);
  const { configuration, generation, settledAt } = version ?? { ...row, settledAt: row.change === 'create' ? row.settledAt : 0 };
  return {
    home,
    functionId: row.id,
    roleArn: configuration.role,
    readyAt: settledAt,
    limit: {
      account: `${home.partition}/${home.account}/${home.region}`,
      functionId: row.id,
      reserved,
      unreserved: reserved === null ? ACCOUNT_LIMIT - (await reservedTotal(rows)) : 0,
      ...(provisioned === undefined ? {} : { provisioned: { version: number, size: provisioned.requested, readyAt: provisioned.readyAt } }),
    },
    ...(configuration.deadLetterTarget === undefined ? {} : { deadLetterTarget: configuration.deadLetterTarget }),
    mayLoop: row.mayLoop === true,
    task: {
      environmentKey: environmentKey(home, row, number, generation),
      functionName: name,
      version: number,
      invokedFunctionArn: functionArn(home, name, qualifier),
      accountId: home.account,
      region: home.region,
      ...runtimeOf(configuration),
      environment: openVariables(configuration.environment, row.id, home, seal) ?? {},
    },
  };
}

/** An alias with weights leads to its second version in that share of the calls (LAM-47). */
async function chosenVersion({ row, version, alias }: Found, rows: RowReader, home: Scope, draw: () => number): Promise<VersionRow | null> {
  const routing = alias?.routing;
  return routing !== undefined && draw() < routing.weight ? mustHaveVersion(rows, home, row, routing.version) : version;
}

function runtimeOf(configuration: Configuration) {
  return {
    runtime: configuration.runtime,
    handler: configuration.handler,
    timeoutSeconds: configuration.timeout,
    memoryMb: configuration.memorySize,
    ephemeralMb: configuration.ephemeralMb,
    codeSha256: configuration.codeSha256,
    layers: (configuration.layers ?? []).map(({ codeSha256 }) => codeSha256),
    logGroup: configuration.logging.group,
    ...(configuration.logging.format === 'JSON' ? { logging: { applicationLevel: configuration.logging.applicationLevel ?? 'INFO', systemLevel: configuration.logging.systemLevel ?? 'INFO' } } : {}),
  };
}

/** What an environment is bound to (LAM-120): another code or configuration has another generation, another function another id. */
function environmentKey(home: Scope, row: FunctionRow, version: string, generation: string): string {
  return `${environmentsOf(home, row, version)}${generation}/`;
}

/** The keys of all environments of a function, or of one of its versions. */
export function environmentsOf(home: Scope, row: Pick<FunctionRow, 'id' | 'name'>, version?: string): string {
  return `${home.partition}/${home.account}/${home.region}/${row.name}/${row.id}/${version === undefined ? '' : `${version}/`}`;
}
