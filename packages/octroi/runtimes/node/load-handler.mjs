import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { HandlerError } from './errors.mjs';

/** Finds and loads `path/to/file.export[.nested]` under the task root (LAM-123); throws the errors of LAM-125. */
export async function loadHandler(taskRoot, handlerName) {
  if (handlerName.includes('..')) {
    throw new HandlerError(
      'Runtime.MalformedHandlerName',
      `'${handlerName}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  }
  const folder = path.dirname(handlerName);
  const name = path.basename(handlerName);
  const dot = name.indexOf('.');
  if (dot === -1) throw new HandlerError('Runtime.MalformedHandlerName', 'Bad handler');
  const exported = name.slice(dot + 1);
  const loaded = await loadModule(taskRoot, folder, name.slice(0, dot));
  const handler = exported.split('.').reduce((value, key) => (value === undefined || value === null ? undefined : value[key]), loaded);
  if (handler === undefined || handler === null) {
    throw new HandlerError('Runtime.HandlerNotFound', `${handlerName} is undefined or not exported`);
  }
  if (typeof handler !== 'function') throw new HandlerError('Runtime.HandlerNotFound', `${handlerName} is not a function`);
  return handler;
}

async function loadModule(taskRoot, folder, name) {
  const base = path.resolve(taskRoot, folder, name);
  const require = createRequire(path.join(taskRoot, 'noop.js'));
  try {
    if (isFile(base)) return await loadFile(require, base);
    if (isFile(`${base}.js`)) return await loadFile(require, `${base}.js`);
    if (isFile(`${base}.mjs`)) return await import(pathToFileURL(`${base}.mjs`).href);
    if (isFile(`${base}.cjs`)) return require(`${base}.cjs`);
    if (isFile(path.join(base, 'index.mjs')) && !isFile(path.join(base, 'index.js'))) {
      return await import(pathToFileURL(path.join(base, 'index.mjs')).href);
    }
    return await loadFile(require, resolveLikeNode(require, taskRoot, folder, name));
  } catch (error) {
    if (error instanceof SyntaxError) throw renamed('Runtime.UserCodeSyntaxError', error);
    if (error?.code === 'MODULE_NOT_FOUND') throw renamed('Runtime.ImportModuleError', error);
    throw error;
  }
}

/** A directory with an index or a main, or a package of NODE_PATH. */
function resolveLikeNode(require, taskRoot, folder, name) {
  const relative = `./${path.posix.join(folder.replaceAll(path.sep, '/'), name)}`;
  try {
    return require.resolve(relative, { paths: [taskRoot] });
  } catch (error) {
    if (error?.code !== 'MODULE_NOT_FOUND') throw error;
    return require.resolve(path.posix.join(folder, name), { paths: [path.join(taskRoot, folder), taskRoot] });
  }
}

/** `require` for CommonJS, `import` for ES modules and for those with a top-level await that only show it when run. */
async function loadFile(require, file) {
  if (file.endsWith('.mjs') || (file.endsWith('.js') && packageType(path.dirname(file)) === 'module')) {
    return import(pathToFileURL(file).href);
  }
  try {
    return require(file);
  } catch (error) {
    if (error?.code === 'ERR_REQUIRE_ESM' || error?.code === 'ERR_REQUIRE_ASYNC_MODULE') return import(pathToFileURL(file).href);
    throw error;
  }
}

/** "type" of the nearest package.json at or above a folder. */
function packageType(folder) {
  for (let at = folder; ; at = path.dirname(at)) {
    const file = path.join(at, 'package.json');
    if (isFile(file)) return JSON.parse(readFileSync(file, 'utf8')).type;
    if (path.dirname(at) === at || path.basename(at) === 'node_modules') return undefined;
  }
}

function isFile(file) {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function renamed(name, error) {
  const head = String(error);
  const wrapped = new HandlerError(name, head);
  const frames = String(error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  wrapped.stack = [`${name}: ${head}`, ...frames].join('\n');
  return wrapped;
}
