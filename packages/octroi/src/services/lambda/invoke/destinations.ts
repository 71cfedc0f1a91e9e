import { randomUUID } from 'node:crypto';
import { ApiError } from '../../../kernel/api-error.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { BackgroundRows } from '../../../kernel/background.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Outside, Sealer } from '../../../kernel/operation.ts';
import { partitionOf } from '../../../kernel/regions.ts';
import { functionArn } from '../shared/designation.ts';
import { lineages, type EventInvokeRow, type LineageRow, type OutboxRow } from './tables.ts';
import { destinationRecord, type Ended } from './destination-record.ts';
import { queueScope } from './enqueue.ts';
import type { Invocation } from './invocation.ts';
import { putOutbox } from './outbox.ts';
import { assumeRole } from './run.ts';

interface DeliveryNeeds {
  readonly rows: BackgroundRows;
  readonly outside: () => Outside;
  readonly seal: Sealer;
  /** Milliseconds of the decision clock. */
  readonly now: () => number;
}

/** What sending to a service that is not here asks for (LAM-78). */
const ACTIONS: Readonly<Record<string, string>> = { sqs: 'sqs:SendMessage', sns: 'sns:Publish', events: 'events:PutEvents', s3: 's3:PutObject' };

/**
 * Sends what an asynchronous invocation came to where its function wants it, with the permissions of the function's role (LAM-76 to
 * LAM-78). Functions are invoked; for services that are not here the outbox keeps the message and whether the role may send it.
 */
export async function deliver(ended: Ended, invocation: Invocation, config: EventInvokeRow | undefined, lineage: LineageRow, needs: DeliveryNeeds): Promise<void> {
  const destination = ended.condition === 'Success' ? config?.onSuccess : config?.onFailure;
  const deadLetter = ended.condition === 'Success' ? undefined : invocation.deadLetterTarget;
  if (destination === undefined && deadLetter === undefined) return;
  const role = await roleOf(invocation, needs);
  if (destination !== undefined) {
    const message = { kind: 'destination', target: destination, body: destinationRecord(ended, needs.now()) } as const;
    if (parseArn(destination)?.service === 'lambda') await invokeDestination(message, ended, invocation, lineage, role, needs);
    else await keep(message, ended, role, needs);
  }
  if (deadLetter !== undefined) await keep({ kind: 'dead-letter', target: deadLetter, body: Buffer.from(ended.payload).toString('utf8'), attributes: attributesOf(ended) }, ended, role, needs);
}

/** The role as it may act now, or why it may not at all. */
type Role = Caller | string;

async function roleOf(invocation: Invocation, { outside }: DeliveryNeeds): Promise<Role> {
  try {
    const { sessionToken } = await assumeRole(invocation, outside());
    return (await outside().callerOf(sessionToken)) ?? 'The role of the function is gone.';
  } catch (error) {
    if (error instanceof ApiError && error.code.startsWith('AccessDenied')) return error.message;
    throw error;
  }
}

type Message = Pick<OutboxRow, 'kind' | 'target' | 'attributes'> & { readonly body: string };

async function invokeDestination(message: Message, ended: Ended, { functionId }: Invocation, lineage: LineageRow, role: Role, needs: DeliveryNeeds): Promise<void> {
  const action = 'lambda:InvokeFunction';
  if (typeof role === 'string') return store({ ...message, action, denied: role }, ended, needs);
  const arn = parseArn(message.target);
  if (arn === null || partitionOf(arn.region) === undefined) return store({ ...message, action, denied: `The destination ARN ${message.target} is invalid.` }, ended, needs);
  const requestId = randomUUID();
  const installation = queueScope(ended.row.partition);
  const calls = { ...lineage.calls, [functionId]: (lineage.calls[functionId] ?? 0) + 1 };
  await needs.rows.write(installation, async (writer) => writer.put(lineages, [requestId], { calls }));
  try {
    const input = { FunctionName: message.target, InvocationType: 'Event', Payload: Buffer.from(message.body) };
    await needs.outside().callService({ caller: role, service: 'lambda', operation: 'Invoke', account: arn.account, region: arn.region, input, requestId });
  } catch (error) {
    await needs.rows.write(installation, async (writer) => writer.delete(lineages, [requestId]));
    if (!(error instanceof ApiError)) throw error;
    await store({ ...message, action, denied: error.message }, ended, needs);
  }
}

/** Keeps a message for a service that is not here, with what the role's policies say about sending it. */
async function keep(message: Message, ended: Ended, role: Role, needs: DeliveryNeeds): Promise<void> {
  const arn = parseArn(message.target);
  const action = ACTIONS[arn?.service ?? ''];
  if (arn === null || action === undefined) return store({ ...message, action: '-', denied: `The destination ARN ${message.target} is invalid.` }, ended, needs);
  if (typeof role === 'string') return store({ ...message, action, denied: role }, ended, needs);
  const ask = { action, resource: arn.service === 's3' ? `${message.target}/*` : message.target, account: arn.account === '' ? ended.row.account : arn.account };
  const { effect } = await needs.outside().decide(role, ask, ended.row.region);
  const denied = effect === 'Allowed' ? {} : { denied: `User: ${role.arn} is not authorized to perform: ${action} on resource: ${ask.resource}` };
  await store({ ...message, action, ...denied }, ended, needs);
}

function store(message: Message & Pick<OutboxRow, 'action' | 'denied'>, { row }: Ended, needs: DeliveryNeeds): Promise<void> {
  const { body, ...rest } = message;
  return putOutbox({ ...rest, at: needs.now(), requestId: row.id, functionArn: functionArn(row, row.name, row.qualifier ?? '$LATEST') }, body, row, needs);
}

/** LAM-77. */
function attributesOf({ row, outcome, condition }: Ended): Readonly<Record<string, string>> {
  return { RequestID: row.id, ErrorCode: '200', ErrorMessage: messageOf(outcome?.payload) ?? condition };
}

function messageOf(payload: Uint8Array | undefined): string | undefined {
  if (payload === undefined) return undefined;
  try {
    const error: unknown = JSON.parse(Buffer.from(payload).toString('utf8'));
    const text = error !== null && typeof error === 'object' && 'errorMessage' in error ? error.errorMessage : undefined;
    return typeof text === 'string' ? text.slice(0, 1024) : undefined;
  } catch {
    // The function's answer is no JSON: there is no message to take from it.
    return undefined;
  }
}
