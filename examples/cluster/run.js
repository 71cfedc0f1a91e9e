import { AttachUserPolicyCommand, CreateAccessKeyCommand, CreateUserCommand, DetachUserPolicyCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { clientOf, RoundRobin } from './client.js';
import { Cluster, findEtcd, ROOT_KEY } from './cluster.js';
import { bold, dim, green, heading, line, millis, red, seconds } from './screen.js';

const POLICY = { UserName: 'ann', PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' };

async function tell(cluster, etcd) {
  console.log(bold('Three members of etcd, three nodes of Octroi, one client that takes turns'));

  heading('Everything starts');
  await cluster.startEtcd(etcd);
  const leader = await cluster.leader();
  for (const member of cluster.members) line(member.name, new URL(member.url).host, member === leader ? 'leads' : '');
  const started = performance.now();
  await cluster.startNodes();
  for (const node of cluster.nodes) line(node.name, new URL(node.url).host);
  line('', 'ready', `${seconds(performance.now() - started)} after the start of the nodes`);
  const [node1, node2, node3] = cluster.nodes;
  const root = new RoundRobin(cluster.nodes, ROOT_KEY);

  heading('Ann is made, each request on the next node, and may list users');
  await root.send(new CreateUserCommand({ UserName: 'ann' }));
  const { AccessKey } = await root.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const ann = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
  await root.send(new AttachUserPolicyCommand(POLICY));
  for (const node of cluster.nodes) {
    await first('allowed', node, ann);
    line(node.name, green('allowed'));
  }

  heading('Her policy is detached on node 1, while she asks nodes 2 and 3 without a pause');
  const denials = [node2, node3].map((node) => first('denied', node, ann));
  const asked = performance.now();
  await clientOf(node1, ROOT_KEY).send(new DetachUserPolicyCommand(POLICY));
  const answered = performance.now();
  line(node1.name, 'detached', `answered after ${millis(answered - asked)}`);
  for (const [n, at] of (await Promise.all(denials)).entries()) {
    const since = at - answered;
    line(cluster.nodes[n + 1].name, red('denied'), since > 0 ? `${millis(since)} after that answer` : 'before that answer');
  }

  heading('Node 2 is killed, and the client goes on');
  await node2.end('SIGKILL');
  const before = root.sentTwice;
  for (let n = 0; n < 30; n++) await root.send(new ListUsersCommand({}));
  line('30 requests', green('30 answered'), `${root.sentTwice - before} of them at the second attempt, by the next node`);

  heading(`The member of etcd that leads is killed: ${leader.name}`);
  const killed = performance.now();
  await leader.end('SIGKILL');
  const next = await cluster.leader();
  line(next.name, 'leads', `${seconds(performance.now() - killed)} later`);
  await root.send(new AttachUserPolicyCommand(POLICY));
  line('a write', green('answered'), `${seconds(performance.now() - killed)} after the kill: her policy is attached again`);
  // A node that watched through the dead member finds another one first; after 5 s without news it would answer nobody.
  for (const node of [node1, node3]) {
    const at = await first('allowed', node, ann);
    line(node.name, green('allowed'), `${seconds(at - killed)} after the kill`);
  }

  heading('Both come back');
  await Promise.all([cluster.startMember(leader), cluster.startNode(node2)]);
  await first('allowed', node2, ann);
  line(leader.name, 'follows');
  line(node2.name, green('allowed'));
}

/** Lists users as somebody: `allowed` or `denied`. */
async function decisionOf(client) {
  try {
    await client.send(new ListUsersCommand({}));
    return 'allowed';
  } catch (error) {
    if (error.name === 'AccessDenied') return 'denied';
    throw error;
  }
}

/** When a node decides so for the first time. */
async function first(decision, node, who) {
  const client = clientOf(node, who);
  for (const end = performance.now() + 10_000; performance.now() < end; ) {
    if ((await decisionOf(client)) === decision) return performance.now();
  }
  throw new Error(`${node.name} has not ${decision} it for 10 s`);
}

const cluster = new Cluster();
let leaving = null;
const leave = (code) => (leaving ??= cluster.dispose().then(() => process.exit(code)));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // A terminal and npm both pass it on; the first one is enough.
  process.on(signal, () => {
    if (leaving === null) console.log(dim('\ncleaning up'));
    void leave(130);
  });
}
try {
  await tell(cluster, findEtcd());
  console.log(dim('\nEverything is ended and removed.'));
  await leave(0);
} catch (error) {
  // Whoever leaves on a signal takes the processes away from under the story.
  if (leaving === null) console.error(red(error.message));
  await leave(1);
}
