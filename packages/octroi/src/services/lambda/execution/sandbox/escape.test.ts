import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { removeTree } from '../remove-tree.ts';
import { alive, answerOf, nodeFiles, pythonFiles, tailOf, taskOf, testExecutor, type Files, type TestExecutor } from '../testing.ts';
import type { InvocationOutcome, InvocationTask } from '../task.ts';
import type { FunctionNetwork } from './level.ts';
import { namespacesProblem } from './probe.ts';

const problem = await namespacesProblem();
const SECRET = 'the-secret-of-somebody-else';
const home = mkdtempSync(join(tmpdir(), 'octroi-escape-'));
/** What a server of this host answers to whom may reach it: the server's own port, with its control endpoints. */
const host = createServer((request, reply) => reply.end(`the host's ${request.url}`));
const door = createServer((request, reply) => reply.end(`the door's ${request.url} from ${request.socket.remoteAddress}`));
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  port = (host.address() as AddressInfo).port;
  mkdirSync(join(home, 'data'));
  writeFileSync(join(home, 'data/master.key'), SECRET);
});
afterAll(async () => {
  host.close();
  door.close();
  await removeTree(home);
});

const open: TestExecutor[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((executor) => executor.close()));
});
function sandboxed(network: FunctionNetwork = 'octroi', given: Parameters<typeof testExecutor>[0] = {}): TestExecutor {
  const executor = testExecutor({
    folder: mkdtempSync(join(home, 'data/lambda-')),
    endpoint: () => `http://127.0.0.1:${port}`,
    sandbox: () => Promise.resolve({ level: 'namespaces', network }),
    connect: (socket) => void door.emit('connection', socket),
    ...given,
  });
  open.push(executor);
  return executor;
}
/** Helpers of the functions below: `tried` gives what a function returns, or its error's code. */
const BEFORE = `const fs = require('node:fs'); const cp = require('node:child_process');
const tried = (act) => { try { const got = act(); return got === undefined ? 'done' : String(got); } catch (error) { return error.code ?? error.message; } };
const run = (command) => { const { status, stderr, error } = cp.spawnSync('/bin/sh', ['-c', command], { timeout: 5000 }); return error ? error.code : status === 0 ? 'done' : 'failed: ' + stderr; };`;
const attempt = async (executor: TestExecutor, body: string, given: Partial<InvocationTask> = {}): Promise<unknown> => answerOf(await executor.invoke(taskOf(nodeFiles(body, BEFORE), given)));
const works = async (executor: TestExecutor): Promise<void> => expect(await attempt(executor, 'return 1 + 1;', { functionName: 'neighbour' })).toBe(2);
const errorOf = (outcome: InvocationOutcome): unknown => (answerOf(outcome) as { errorType?: string }).errorType;

describe.skipIf(problem !== undefined)(`LAM-130: a function cannot leave its namespaces${problem === undefined ? '' : ` (skipped: ${problem})`}`, () => {
  test('LAM-130: it sees AWS’s paths and nothing else of the host’s files', async () => {
    const executor = sandboxed();
    const seen = await attempt(
      executor,
      `const read = (path) => tried(() => fs.readFileSync(path, 'utf8'));
       return {
         root: fs.readdirSync('/').sort(),
         home: read('/root/.bashrc'), shadow: read('/etc/shadow'), key: read(${JSON.stringify(join(home, 'data/master.key'))}),
         data: tried(() => fs.readdirSync(${JSON.stringify(home)})), tmp: fs.readdirSync('/tmp'),
         passwd: read('/etc/passwd'), old: fs.readdirSync('/old'),
         task: process.env.LAMBDA_TASK_ROOT + ' ' + process.cwd() + ' ' + __filename, runtime: process.env.LAMBDA_RUNTIME_DIR,
         mounts: read('/proc/self/mountinfo').includes(${JSON.stringify(home)}) && 'told by mountinfo alone',
       };`,
    );
    expect(seen).toMatchObject({ home: 'ENOENT', shadow: 'ENOENT', key: 'ENOENT', data: 'ENOENT', tmp: [], old: [], task: '/var/task /var/task /var/task/index.js', runtime: '/var/runtime' });
    const { root, passwd } = seen as { root: string[]; passwd: string };
    for (const name of ['root', 'home', 'sys', 'run', 'mnt', 'work', 'boot', 'srv', 'media']) expect(root).not.toContain(name);
    expect(passwd).not.toContain('daemon');
  });

  test('LAM-130: it writes nowhere but to /tmp', async () => {
    const places = ['/x', '/var/task/x', '/var/task/index.js', '/var/runtime/x', '/var/runtime/bootstrap.mjs', '/opt/x', '/usr/x', '/usr/bin/env', '/etc/x', '/etc/passwd', '/var/lang/bin/node', '/var/octroi/x', '/dev/x', '/old/x', '/proc/sys/kernel/core_pattern', '/proc/sys/user/max_user_namespaces', '/proc/sysrq-trigger'];
    const executor = sandboxed();
    const wrote = (await attempt(executor, `return ${JSON.stringify(places)}.map((path) => [path, tried(() => fs.writeFileSync(path, 'x'))]).concat([['/tmp/x', tried(() => fs.writeFileSync('/tmp/x', 'x'))]]);`)) as string[][];
    expect(wrote.filter(([, result]) => result === 'done')).toEqual([['/tmp/x', 'done']]);
    for (const [path, result] of wrote.slice(0, -1)) expect(result, path).toMatch(/^(EROFS|EACCES|EPERM|ENOENT|ETXTBSY)$/);
  });

  test('LAM-130: it has no rights to gain: no capabilities, no new privileges, no new namespaces, no mounts, no setuid, no ptrace of others', async () => {
    const gained = (await attempt(
      sandboxed(),
      `const status = Object.fromEntries(fs.readFileSync('/proc/self/status', 'utf8').split('\\n').map((line) => line.split(':\\t')));
       return { caps: [status.CapInh, status.CapPrm, status.CapEff, status.CapBnd, status.CapAmb], privileges: status.NoNewPrivs, uid: tried(() => process.setuid(0)), other: tried(() => process.setuid(1000)),
         mount: run('mount -t tmpfs none /tmp'), remount: run('mount -o remount,rw /usr'), user: run('unshare --user true'), net: run('unshare --net true'), root: run('chroot / true'),
         enter: run('nsenter --target 1 --pid --mount true'), trace: tried(() => fs.readFileSync('/proc/1/mem')), nice: run('nice -n -5 true 2>&1; test $(nice -n -5 nice) -lt 0'), ulimit: run('ulimit -n 4096'), host: run('hostname x'), device: run('mknod /tmp/d b 8 0') };`,
    )) as Record<string, unknown>;
    const { caps, privileges, ...tries } = gained;
    expect(caps).toEqual(Array(5).fill('0000000000000000'));
    expect(privileges).toBe('1');
    for (const [what, result] of Object.entries(tries)) expect(result, what).not.toBe('done');
  });

  test('LAM-130, LAM-142: it sees and signals no process but its own', async () => {
    const executor = sandboxed();
    const neighbour = taskOf(nodeFiles(`return process.pid;`, BEFORE), { functionName: 'neighbour', environment: { SECRET } });
    await executor.invoke(neighbour);
    const seen = (await attempt(
      executor,
      `const pids = fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).map(Number);
       const environments = pids.map((pid) => tried(() => fs.readFileSync('/proc/' + pid + '/environ', 'latin1'))).join();
       // A thread's number names its process.
       const own = new Set(fs.readdirSync('/proc/self/task')); const killed = []; for (let pid = 1; pid < 40000; pid++) if (!own.has(String(pid))) { try { process.kill(pid, 'SIGKILL'); killed.push(pid); } catch {} }
       return { pids: pids.length, environments, killed };`,
    )) as { pids: number; environments: string; killed: number[] };
    expect(seen.pids).toBeLessThan(5);
    expect(seen.environments).not.toContain(SECRET);
    expect(seen.killed.filter((pid) => pid !== 1)).toEqual([]);
    // Killing the namespace's first process is told as done, and the kernel passes over it.
    expect(answerOf(await executor.invoke(neighbour))).toBeGreaterThan(1);
  });

  test('LAM-132: with the network `octroi` it reaches its Runtime API and the AWS APIs, and no other port', async () => {
    const executor = sandboxed();
    const reached = await attempt(
      executor,
      `const get = (url) => fetch(url, { signal: AbortSignal.timeout(2000) }).then((reply) => reply.text(), (error) => error.cause?.code ?? error.name);
       const other = ${port} === 65535 ? 1024 : ${port} + 1;
       return { aws: await get(process.env.AWS_ENDPOINT_URL + '/x'), other: await get('http://127.0.0.1:' + other), any: await get('http://[::1]:${port}'), outside: await get('http://192.0.2.1'),
         interfaces: Object.keys(require('node:os').networkInterfaces()), sockets: fs.readFileSync('/proc/net/unix', 'utf8').trim().split('\\n').length };`,
    );
    expect(reached).toEqual({ aws: "the door's /x from 127.0.0.1", other: 'ECONNREFUSED', any: 'ECONNREFUSED', outside: 'ENETUNREACH', interfaces: ['lo'], sockets: 1 });
  });

  test('LAM-132: with the network `none` it reaches nothing, and runs all the same; with `host` it reaches the host', async () => {
    const body = `return fetch('http://127.0.0.1:${port}/_octroi/metrics').then((reply) => reply.text(), (error) => error.cause.code);`;
    expect(await attempt(sandboxed('none'), body)).toBe('ECONNREFUSED');
    expect(await attempt(sandboxed('host'), body)).toBe("the host's /_octroi/metrics");
  });

  test('LAM-134: a fork bomb ends with its environment', async () => {
    const executor = sandboxed();
    const before = processes();
    const outcome = await executor.invoke(taskOf(nodeFiles(`cp.spawn('/bin/sh', ['-c', 'bomb() { bomb | bomb & }; bomb; sleep 60']); await new Promise((resolve) => setTimeout(resolve, 60_000));`, BEFORE), { timeoutSeconds: 3 }));
    expect(errorOf(outcome)).toMatch(/^(Sandbox.Timedout|Runtime.ExitError)$/);
    await works(executor);
    await expect.poll(() => processes() - before, { timeout: 10_000 }).toBeLessThan(50);
  });

  test('LAM-130: /tmp is as large as EphemeralStorage', async () => {
    const executor = sandboxed();
    const filled = await attempt(executor, `const chunk = Buffer.alloc(1 << 20); let n = 0; try { for (;;) { fs.appendFileSync('/tmp/f' + (n >> 6), chunk); n += 1; if (n > 2000) return n; } } catch (error) { return [error.code, n]; }`, { ephemeralMb: 512, timeoutSeconds: 30 });
    expect(filled).toEqual(['ENOSPC', expect.any(Number)]);
    expect((filled as [string, number])[1]).toBeLessThanOrEqual(512);
    await works(executor);
  });

  test('LAM-134: memory without end ends the environment alone', async () => {
    const executor = sandboxed();
    const outcome = await executor.invoke(taskOf(pythonFiles(['held = []', 'while True: held.append(bytearray(64 << 20))']), { runtime: 'python3.11', memoryMb: 128, timeoutSeconds: 30 }));
    expect(outcome.functionError).toBe('Unhandled');
    expect(JSON.stringify(answerOf(outcome))).toMatch(/MemoryError|signal: killed/);
    await works(executor);
  });

  test('LAM-67, LAM-131: what ignores SIGTERM, and daemons in sessions of their own, do not survive the timeout', async () => {
    const executor = sandboxed();
    const mark = `octroi-daemon-${process.pid}`;
    const body = `process.on('SIGTERM', () => {}); cp.spawn('/bin/sh', ['-c', 'trap "" TERM HUP; exec -a ${mark} setsid sleep 300'.replace('exec -a ${mark} ', '') + '; :'], { detached: true, stdio: 'ignore', env: { MARK: '${mark}' } }).unref(); await new Promise((resolve) => setTimeout(resolve, 60_000));`;
    const outcome = await executor.invoke(taskOf(nodeFiles(body, BEFORE), { timeoutSeconds: 1 }));
    expect(errorOf(outcome)).toBe('Sandbox.Timedout');
    await expect.poll(() => marked(mark)).toEqual([]);
    await works(executor);
  });

  test('LAM-131: daemons left behind end with the environment', async () => {
    const executor = sandboxed();
    const mark = `octroi-left-${process.pid}`;
    const body = `cp.spawn('setsid', ['sleep', '300'], { detached: true, stdio: 'ignore', env: { PATH: process.env.PATH, MARK: '${mark}' } }).unref(); await new Promise((resolve) => setTimeout(resolve, 200));`;
    await executor.invoke(taskOf(nodeFiles(body, BEFORE)));
    expect(marked(mark)).toHaveLength(1);
    await executor.close();
    expect(marked(mark)).toEqual([]);
  });

  test('LAM-63: exits and signals of the runtime are told as they were', async () => {
    const executor = sandboxed();
    const told = async (body: string): Promise<unknown> => (answerOf(await executor.invoke(taskOf(nodeFiles(body, BEFORE)))) as { errorMessage: string }).errorMessage.replace(/^\S+ \S+ /, '');
    expect(await told('process.exit(7);')).toBe('Error: Runtime exited with error: exit status 7');
    expect(await told('process.exit(137);')).toBe('Error: Runtime exited with error: exit status 137');
    expect(await told(`process.kill(process.pid, 'SIGKILL'); await new Promise(() => setInterval(() => {}, 1000));`)).toBe('Error: Runtime exited with error: signal: killed');
    expect(await told('process.abort();')).toBe('Error: Runtime exited with error: signal: aborted');
  });

  test('LAM-114: variables come whole, whatever they hold; those that loaders read do not touch what builds the sandbox', async () => {
    const environment = { LD_PRELOAD: '/var/task/evil.so', NODE_OPTIONS: '--no-warnings', QUOTED: `it's "$(id)" \\ \`x\`\n*`, UID: '5', IFS: 'x', PATH: '/var/task/bin:/usr/bin', ENV: '/var/task/evil.sh', BASH_ENV: '/var/task/evil.sh' };
    const files: Files = { ...nodeFiles('return process.env;', BEFORE), 'evil.sh': 'touch /tmp/evil' };
    const outcome = await sandboxed().invoke(taskOf(files, { environment, logTail: true }));
    const { LD_PRELOAD: _, ...visible } = environment;
    expect(answerOf(outcome)).toMatchObject(visible);
    expect(tailOf(outcome)).not.toContain('evil.sh');
  });

  test('LAM-112: descriptors of the server, and of whoever started it, are not passed on', async () => {
    const links = (await attempt(sandboxed(), `return fs.readdirSync('/proc/self/fd').map((fd) => tried(() => fs.readlinkSync('/proc/self/fd/' + fd)));`)) as string[];
    for (const link of links) expect(link).toMatch(/^(\/dev\/null|socket:|pipe:|anon_inode:|ENOENT|\/proc\/\d+\/fd)/);
    expect(links.filter((link) => link.startsWith('socket:')).length).toBeLessThanOrEqual(5);
  });

  test('LAM-121: an idle environment stands still, and goes on with its next event', async () => {
    const executor = sandboxed();
    const task = (): InvocationTask => taskOf(nodeFiles('const was = ticks; await new Promise((resolve) => setTimeout(resolve, 50)); return was;', 'let ticks = 0; setInterval(() => { ticks += 1; }, 10);'));
    const first = answerOf(await executor.invoke(task())) as number;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const second = answerOf(await executor.invoke(task())) as number;
    if (existsFreezer()) expect(second - first).toBeLessThan(50);
    else expect(second).toBeGreaterThan(first);
  });
});

function existsFreezer(): boolean {
  try {
    return process.getuid?.() === 0 && readdirSync('/sys/fs/cgroup').some((name) => name === 'freezer' || name === 'cgroup.controllers');
  } catch {
    return false;
  }
}

function processes(): number {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length;
}

/** Processes of the host with this variable. */
function marked(mark: string): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return alive(pid) && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`MARK=${mark}`);
    } catch {
      return false;
    }
  });
}

