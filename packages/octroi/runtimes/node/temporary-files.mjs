// On AWS /tmp is the environment's own. Here it is the host's, and the permissions of the process keep the function out of it;
// so that code which says `/tmp` finds its files all the same, such paths lead to the environment's own folder.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Functions of node:fs whose first arguments are paths, and how many of them. */
const ONE_PATH = [
  'access', 'appendFile', 'chmod', 'chown', 'exists', 'glob', 'lchown', 'lstat', 'lutimes', 'mkdir', 'mkdtemp', 'mkdtempDisposable', 'open', 'opendir',
  'readFile', 'readdir', 'readlink', 'realpath', 'rm', 'rmdir', 'stat', 'statfs', 'truncate', 'unlink', 'utimes', 'writeFile',
];
const TWO_PATHS = ['copyFile', 'cp', 'link', 'rename', 'symlink'];
const ALONE = ['createReadStream', 'createWriteStream', 'openAsBlob', 'unwatchFile', 'watch', 'watchFile'];

/** Leads paths in /tmp that the process may not read to `folder`; does nothing where the process may read everything. */
export function installTemporaryFiles(folder) {
  if (process.permission === undefined || folder === undefined) return;
  const led = (path) => {
    const text = path instanceof URL && path.protocol === 'file:' ? fileURLToPath(path) : path;
    if (typeof text !== 'string') return path;
    const full = resolve(text);
    if ((full !== '/tmp' && !full.startsWith('/tmp/')) || process.permission.has('fs.read', full)) return path;
    return folder + full.slice('/tmp'.length) + (text.endsWith('/') && full !== text ? '/' : '');
  };
  const wrap = (holder, name, paths) => {
    const original = holder[name];
    if (typeof original !== 'function') return;
    const wrapped = function (...args) {
      for (let at = 0; at < paths && at < args.length; at += 1) args[at] = led(args[at]);
      return Reflect.apply(original, this, args);
    };
    // `realpath.native` and what util.promisify looks for belong to the function.
    for (const key of Reflect.ownKeys(original)) {
      if (key !== 'prototype' && key !== 'arguments' && key !== 'caller') Object.defineProperty(wrapped, key, Object.getOwnPropertyDescriptor(original, key));
    }
    holder[name] = wrapped;
  };
  for (const [names, paths] of [[ONE_PATH, 1], [TWO_PATHS, 2]]) {
    for (const name of names) {
      for (const [holder, method] of [[fs, name], [fs, `${name}Sync`], [fs.promises, name]]) wrap(holder, method, paths);
    }
  }
  for (const name of ALONE) wrap(fs, name, 1);
  wrap(fs.promises, 'watch', 1);
  wrap(process, 'chdir', 1);
  syncBuiltinESMExports();
}
