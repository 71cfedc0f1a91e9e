import { runChild } from './child.ts';

/** What boto3 saw of one call. */
export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it came, for errors: their members and the spelling of these are AWS's (LAM-8). */
  readonly body?: unknown;
  /** The parsed response without its metadata; dates as text. The payload of an invocation is parsed as JSON. */
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly code: string; readonly message: string | null };
}

/**
 * A call of boto3, or a waiter. Somewhere in `args` and `keys`, `{"$": "name.path"}` stands for a part of an answer that `as` named,
 * `{"zip": {"index.js": "..."}}` for a deployment package, `{"json": value}` for its text.
 */
export interface Step {
  readonly service?: 'iam' | 'lambda' | 'sts';
  readonly operation?: string;
  readonly wait?: string;
  readonly args?: Readonly<Record<string, unknown>>;
  /** Default: the plan's. */
  readonly keys?: unknown;
  readonly as?: string;
}

const SCRIPT = `
import boto3, io, json, sys, zipfile
from botocore.config import Config
from botocore.exceptions import ClientError
plan = json.load(sys.stdin)
config = Config(retries={'max_attempts': 1, 'mode': 'standard'}, parameter_validation=False, read_timeout=50)
named, clients, seen = {}, {}, {}
def package(files):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, 'w') as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text)
    return whole.getvalue()
def resolve(value):
    if isinstance(value, list): return [resolve(item) for item in value]
    if not isinstance(value, dict): return value
    if set(value) == {'zip'}: return package(value['zip'])
    if set(value) == {'json'}: return json.dumps(resolve(value['json']))
    if set(value) != {'$'}: return {key: resolve(item) for key, item in value.items()}
    found = named
    for part in value['$'].split('.'): found = found[part]
    return found
def note(response_dict, **_):
    body = response_dict['body']
    seen.update(status=response_dict['status_code'], headers={name.lower(): text for name, text in response_dict['headers'].items()})
    seen['body'] = json.loads(body) if response_dict['status_code'] >= 400 and isinstance(body, bytes) and body[:1] == b'{' else None
def client(service, keys):
    if (service, *keys) not in clients:
        made = boto3.client(service, config=config, **dict(zip(('aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'), keys)))
        made.meta.events.register('before-parse', note)
        clients[(service, *keys)] = made
    return clients[(service, *keys)]
for step in plan['steps']:
    answer = {}
    one = client(step.get('service', 'lambda'), resolve(step.get('keys') or plan['keys']))
    args = resolve(step.get('args', {}))
    try:
        if 'wait' in step:
            one.get_waiter(step['wait']).wait(WaiterConfig={'Delay': 0.1, 'MaxAttempts': 100}, **args)
            answer['result'] = {}
        else:
            answer['result'] = getattr(one, step['operation'])(**args)
            answer['result'].pop('ResponseMetadata')
            if 'Payload' in answer['result']:
                text = answer['result']['Payload'].read()
                answer['result']['Payload'] = json.loads(text) if text else ''
            if 'as' in step: named[step['as']] = json.loads(json.dumps(answer['result'], default=str))
    except ClientError as failure:
        answer['error'] = {'code': failure.response['Error']['Code'], 'message': failure.response['Error'].get('Message')}
    answer.update(seen)
    print(json.dumps(answer, default=str))
`;

/** Runs the steps with boto3 in one Python process, one after the other. Throws if the script itself fails. */
export async function lambdaBoto3(env: Readonly<Record<string, string>>, keys: readonly string[], steps: readonly Step[]): Promise<Seen[]> {
  const { code, stdout, stderr } = await runChild('python3', ['-c', SCRIPT], { env, input: JSON.stringify({ keys, steps }) });
  if (code !== 0) throw new Error(`the boto3 script ended with ${code}: ${stderr}`);
  return stdout.trim().split('\n').map((line) => JSON.parse(line) as Seen);
}

/** How a step ended, in one line: `ResourceNotFoundException 404: Function not found: ...`, or the status. */
export function outcome({ error, status }: Seen): string {
  return error === undefined ? `${status}` : `${error.code} ${status}: ${error.message}`;
}
