import { runChild } from './child.ts';

/** `[accessKeyId, secretAccessKey]`, and the session token of temporary credentials. */
export type Keys = readonly [string, string, string?];

export interface Answer {
  /** The parsed response without its metadata; dates as text, bytes as text. */
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly code: string; readonly status: number; readonly message: string | null };
  readonly status: number;
  readonly requestId: string;
  readonly contentType: string;
}

/** A line of input to the script: `keys` and `args` may hold `{"$": "name.path"}`, which stands for a part of an answer that `as` named. */
export interface Step {
  readonly service: 'iam' | 'sts';
  readonly operation: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly keys?: unknown;
  readonly as?: string;
  /** Follows the markers with pages of so many items, as boto3's own paginator does, and joins the pages. */
  readonly pageSize?: number;
}

/** Client-side checks are off, so that the server is asked; nothing is retried. */
const SCRIPT = `
import boto3, json, sys
from botocore.config import Config
from botocore.exceptions import ClientError
plan = json.load(sys.stdin)
config = Config(retries={'max_attempts': 1, 'mode': 'standard'}, parameter_validation=False)
named, clients = {}, {}
def resolve(value):
    if isinstance(value, list): return [resolve(item) for item in value]
    if not isinstance(value, dict): return value
    if set(value) != {'$'}: return {key: resolve(item) for key, item in value.items()}
    found = named
    for part in value['$'].split('.'): found = found[part]
    return found
def client(service, keys):
    if (service, *keys) not in clients:
        clients[(service, *keys)] = boto3.client(service, config=config, **dict(zip(('aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'), keys)))
    return clients[(service, *keys)]
for step in plan['steps']:
    answer = {}
    try:
        asked = client(step['service'], resolve(step.get('keys') or plan['keys']))
        args = resolve(step.get('args', {}))
        if 'pageSize' in step:
            answer['result'] = asked.get_paginator(step['operation']).paginate(**args, PaginationConfig={'PageSize': step['pageSize']}).build_full_result()
            meta = {'HTTPStatusCode': 200, 'HTTPHeaders': {}}
        else:
            answer['result'] = getattr(asked, step['operation'])(**args)
            meta = answer['result'].pop('ResponseMetadata')
        if 'as' in step: named[step['as']] = json.loads(json.dumps(answer['result'], default=str))
    except ClientError as failure:
        meta = failure.response['ResponseMetadata']
        answer['error'] = {'code': failure.response['Error']['Code'], 'status': meta['HTTPStatusCode'], 'message': failure.response['Error'].get('Message')}
    answer.update(status=meta['HTTPStatusCode'], requestId=meta['HTTPHeaders'].get('x-amzn-requestid'), contentType=meta['HTTPHeaders'].get('content-type'))
    print(json.dumps(answer, default=lambda value: value.strftime('%Y-%m-%dT%H:%M:%SZ') if hasattr(value, 'strftime') else str(value)))
`;

/** Runs the steps with boto3 in one Python process, one after the other. Throws if the script itself fails. */
export async function boto3(env: Readonly<Record<string, string>>, keys: Keys, steps: readonly Step[]): Promise<Answer[]> {
  const { code, stdout, stderr } = await runChild('python3', ['-c', SCRIPT], { env, input: JSON.stringify({ keys, steps }) });
  if (code !== 0) throw new Error(`the boto3 script ended with ${code}: ${stderr}`);
  return stdout.trim().split('\n').map((line) => JSON.parse(line) as Answer);
}

/** How a step ended, in one line: `NoSuchEntity 404: The user with name ann cannot be found.` */
export function outcome({ error, status }: Answer): string {
  return error === undefined ? `${status}` : `${error.code} ${error.status}: ${error.message}`;
}
