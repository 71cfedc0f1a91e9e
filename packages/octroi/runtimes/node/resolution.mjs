import module, { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SDK = /^@(aws-sdk|smithy|aws-crypto)\//;

/**
 * Lets `import` look into NODE_PATH, as `require` does, and gives functions the AWS SDK of the server's installation where they
 * bring none, as AWS's runtimes hold one. Nothing else of the server's packages can be reached by name.
 */
export function installResolution(sdkOrigin) {
  if (typeof module.registerHooks !== 'function') return;
  const folders = (process.env.NODE_PATH ?? '').split(path.delimiter).filter((folder) => path.basename(folder) === 'node_modules');
  const sdk = sdkOrigin ? pathToFileURL(sdkOrigin).href : undefined;
  // A `require.resolve` of our own comes through the hook again and is then left to Node.
  let resolving = false;
  module.registerHooks({
    resolve(specifier, context, nextResolve) {
      if (resolving) return nextResolve(specifier, context);
      try {
        return nextResolve(specifier, context);
      } catch (error) {
        if (!isMissing(error) || !isBare(specifier)) throw error;
        const isRequire = context.conditions?.includes('require');
        const candidates = isRequire ? [] : folders.map((folder) => () => within(folder, specifier, context, nextResolve));
        if (sdk && SDK.test(specifier)) {
          candidates.push(isRequire ? () => required(sdk, specifier) : () => nextResolve(specifier, { ...context, parentURL: sdk }));
        }
        resolving = true;
        try {
          return firstFound(candidates) ?? fail(error);
        } finally {
          resolving = false;
        }
      }
    },
  });
}

/** Resolves in one folder of NODE_PATH, not in those above it, where Node would go on looking. */
function within(folder, specifier, context, nextResolve) {
  const parentURL = pathToFileURL(path.join(path.dirname(folder), 'noop.js')).href;
  const found = nextResolve(specifier, { ...context, parentURL });
  return found.url.startsWith(`${pathToFileURL(folder).href}/`) ? found : undefined;
}

/** For `require`, Node resolves from the module that asks, whatever the context says. */
function required(origin, specifier) {
  const file = createRequire(fileURLToPath(origin)).resolve(specifier);
  return { url: pathToFileURL(file).href, shortCircuit: true };
}

function firstFound(candidates) {
  for (const candidate of candidates) {
    try {
      const found = candidate();
      if (found) return found;
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return undefined;
}

function fail(error) {
  throw error;
}

function isMissing(error) {
  return error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND';
}

function isBare(specifier) {
  return !/^(\.|\/|[a-z]+:)/i.test(specifier) && !specifier.startsWith('#');
}
