import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A program that runs until it is killed or everything is cleaned up. */
export class Service {
  #child = null;
  #gone = Promise.resolve();
  #command;
  #log;
  #env;

  constructor(name, { command, log, env = {} }) {
    this.name = name;
    this.#command = command;
    this.#log = log;
    this.#env = env;
  }

  get running() {
    return this.#child !== null;
  }

  start() {
    const [program, ...args] = this.#command;
    const log = openSync(this.#log, 'a');
    // In a process group of its own, so that Ctrl-C reaches this program alone, which then ends the others one after the other.
    const child = spawn(program, args, { stdio: ['ignore', log, log], env: { ...process.env, ...this.#env }, detached: true });
    this.#child = child;
    this.#gone = new Promise((resolve) => {
      const gone = () => {
        if (this.#child === child) this.#child = null;
        resolve();
      };
      child.once('exit', gone);
      child.once('error', gone);
    });
  }

  /** Sends the signal to the program and whatever it started, and waits for its end; after 15 s it has no choice. */
  async end(signal) {
    if (this.#child === null) return;
    const { pid } = this.#child;
    signalGroup(pid, signal);
    const patience = setTimeout(() => signalGroup(pid, 'SIGKILL'), 15_000);
    await this.#gone;
    clearTimeout(patience);
  }

  /** Asks `ready` again and again until it says yes. */
  async until(ready, seconds = 30) {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(25)) {
      if (!this.running) break;
      if (await ready().catch(() => false)) return;
    }
    throw new Error(`${this.name} ${this.running ? `is not ready after ${seconds} s` : 'has ended'}: see ${this.#log}`);
  }
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has just ended by itself.
  }
}

/** Ports of this host that nobody listens on at the moment. */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(servers.map((server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)))));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
