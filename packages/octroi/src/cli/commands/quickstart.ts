import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launch, MEMORY, type Octroi } from '../../gateway/launch.ts';
import { openSqliteStore } from '../../store/sqlite.ts';
import { movableClocks } from '../../kernel/clock.ts';
import { readOptions, readPort } from '../options.ts';
import type { ThirdParty } from '../data-actions/third-party.ts';
import { buildScene, CUSTOMER, ORGANISATIONS, STRANGER, THIRD_PARTY, type Keys, type Scene } from '../quickstart/scene.ts';
import { storySteps, type Outcome, type Step } from '../quickstart/steps.ts';
import { whyLines } from '../quickstart/why.ts';
import { bold, columns, dim, green, red, say } from '../terminal.ts';
import { untilSignal } from '../until-signal.ts';

const OWN_FOLDER = '.octroi/quickstart';

const HELP = `octroi quickstart: a third party assumes a role across accounts and Regions, and policy decides
every step

  --once       end when the story is told; exit code 0 only if every outcome was the expected one
  --port N     default 4747, with --once any free port
  --data-actions-port N   of the third party; default 4748, with --once any free port
  --data DIR   a new folder; default ./.octroi/quickstart, which is emptied first.
               \`:memory:\` keeps nothing
`;

export async function run(args: string[]): Promise<number> {
  const { values } = readOptions(args, {
    once: { type: 'boolean', default: false },
    port: { type: 'string' },
    'data-actions-port': { type: 'string' },
    data: { type: 'string', default: OWN_FOLDER },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const clocks = movableClocks();
  if (values.data === OWN_FOLDER) await empty(values.data);
  let thirdParty: ThirdParty | null = null;
  const octroi = await launch({
    data: values.data,
    host: '127.0.0.1',
    port: readPort(values.port ?? (values.once ? '0' : '4747')),
    accounts: [
      { id: CUSTOMER, name: 'customer' },
      { id: THIRD_PARTY, name: 'third-party' },
      { id: STRANGER, name: 'stranger' },
    ],
    control: false,
    tls: null,
    trustedProxies: [],
    clocks,
    dataActions: () => thirdParty?.endpoint ?? null,
  });
  try {
    say(bold('Octroi quickstart') + dim(`  ${octroi.endpoint}`));
    say('A third party assumes a role across accounts and Regions, and policy decides every step.');
    say();
    const made = await buildScene({
      endpoint: octroi.endpoint,
      roots: rootsOf(octroi),
      data: values.data === MEMORY ? null : join(values.data, 'data-actions'),
      port: readPort(values['data-actions-port'] ?? (values.once ? '0' : '4748')),
      now: () => clocks.decision(),
      tell: (what) => say(dim(`  made  ${what}`)),
    });
    ({ thirdParty } = made);
    const failed = await tellStory(octroi, made.scene, (seconds) => clocks.advance(seconds));
    if (values.once) return failed === 0 ? 0 : 1;
    clocks.reset();
    const asked = untilSignal();
    whatNext(octroi, thirdParty, made.scene, values.data);
    await asked;
    return 0;
  } finally {
    await thirdParty?.close();
    await octroi.close();
  }
}

/** Removes what an earlier quickstart left; refuses while one is running on it. */
async function empty(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const kv = await openSqliteStore(folder);
  await kv.close();
  rmSync(folder, { recursive: true, force: true });
}

function rootsOf(octroi: Octroi) {
  const root = (id: string): Keys => {
    const key = octroi.made.find((made) => made.accountId === id);
    if (key === undefined) throw new Error(`the data folder has an account ${id} already; give another --data`);
    return key;
  };
  return { customer: root(CUSTOMER), thirdParty: root(THIRD_PARTY), stranger: root(STRANGER) };
}

/** Runs the story; returns how many outcomes were not the expected ones. */
async function tellStory(octroi: Octroi, scene: Scene, advance: (seconds: number) => void): Promise<number> {
  say();
  const results: { step: Step; outcome: Outcome; asExpected: boolean }[] = [];
  for (const step of storySteps({ advance })) {
    const outcome = await step.run(scene);
    const asExpected = isExpected(step, outcome);
    results.push({ step, outcome, asExpected });
    tellStep(octroi, step, outcome, asExpected);
  }
  say();
  const kinds = ['allowed', 'denied', 'expired'] as const;
  const rows = kinds.map((kind) => {
    const of = results.filter(({ step }) => step.expected === kind);
    return [kind, String(of.length), String(of.filter(({ asExpected }) => asExpected).length)];
  });
  const good = results.filter(({ asExpected }) => asExpected).length;
  for (const line of columns([['expected', 'steps', 'as expected'], ...rows, ['all', String(results.length), String(good)]])) say(line);
  say();
  say(good === results.length ? green(`All ${good} outcomes were the expected ones.`) : red(`${results.length - good} of ${results.length} outcomes were not the expected ones.`));
  return results.length - good;
}

function isExpected(step: Step, outcome: Outcome): boolean {
  if (outcome.allowed) return step.expected === 'allowed';
  return step.expected === (outcome.code.startsWith('ExpiredToken') ? 'expired' : 'denied');
}

/** One verdict line within 100 columns, then at most three lines of why. */
function tellStep(octroi: Octroi, step: Step, outcome: Outcome, asExpected: boolean): void {
  const word = outcome.allowed ? 'ALLOWED' : outcome.code.startsWith('ExpiredToken') ? 'EXPIRED' : 'DENIED';
  const mark = asExpected ? '' : `  (expected: ${step.expected})`;
  say(`${(outcome.allowed ? green : red)(word.padEnd(7))}  ${step.title}${mark === '' ? '' : bold(mark)}`);
  const remembered = octroi.gateway.ring.find(outcome.requestId);
  const why = whyLines(remembered?.decided ?? [], outcome.allowed ? null : outcome.message);
  const answer = outcome.allowed && outcome.shown !== undefined ? [`         -> ${outcome.shown}`.slice(0, 100)] : [];
  for (const line of [...answer, ...why].slice(0, 3)) say(dim(line));
}

function whatNext(octroi: Octroi, thirdParty: ThirdParty, scene: Scene, data: string): void {
  say();
  say(bold('Octroi keeps serving') + dim('  (Ctrl-C ends it)'));
  const rows = [['endpoint', octroi.endpoint], ['console', `${octroi.endpoint}/console/`], ['third party', thirdParty.endpoint]];
  if (data !== MEMORY && octroi.credentialsFile !== null) rows.push(['credentials', octroi.credentialsFile]);
  for (const line of columns(rows)) say(line);
  say();
  say(dim('Try next'));
  if (octroi.credentialsFile !== null) say(`  export AWS_ENDPOINT_URL=${octroi.endpoint} AWS_SHARED_CREDENTIALS_FILE=${octroi.credentialsFile}`);
  say('  aws iam list-roles --profile customer --region us-east-1');
  say(`  aws lambda invoke --profile customer --region eu-west-1 --function-name greeter out.json`);
  const [client] = thirdParty.organisations[0]!.clients;
  if (client?.secret !== undefined) say(`  curl -s -u ${client.id}:${client.secret} \\\n    -d grant_type=client_credentials ${thirdParty.endpoint}/oauth/token`);
  const check = ['octroi data-actions check --vendor-profile third-party --auditor-profile customer', `--role ${scene.roleArn}`, `--function ${scene.functionArn}`, ...ORGANISATIONS.map((id) => `--org ${id}`)];
  say(`  ${check.join(' \\\n    ')}`);
}
