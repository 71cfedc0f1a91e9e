import module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const SDK = /^@(aws-sdk|smithy|aws-crypto)\//;

/**
 * Lets `import` look into NODE_PATH, as `require` does, and gives functions the AWS SDK of the server's installation where they
 * bring none, as AWS's runtimes hold one. Nothing else of the server's packages can be reached by name.
 */
export function installResolution(sdkOrigin) {
  if (typeof module.registerHooks !== 'function') return;
  const folders = (process.env.NODE_PATH ?? '').split(path.delimiter).filter((folder) => path.basename(folder) === 'node_modules');
  const origins = folders.map((folder) => pathToFileURL(path.join(path.dirname(folder), 'noop.js')).href);
  const sdk = sdkOrigin ? pathToFileURL(sdkOrigin).href : undefined;
  module.registerHooks({
    resolve(specifier, context, nextResolve) {
      try {
        return nextResolve(specifier, context);
      } catch (error) {
        if (!isMissing(error) || !isBare(specifier)) throw error;
        for (const parentURL of SDK.test(specifier) && sdk ? [...origins, sdk] : origins) {
          try {
            return nextResolve(specifier, { ...context, parentURL });
          } catch (retried) {
            if (!isMissing(retried)) throw retried;
          }
        }
        throw error;
      }
    },
  });
}

function isMissing(error) {
  return error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND';
}

function isBare(specifier) {
  return !/^(\.|\/|[a-z]+:)/i.test(specifier) && !specifier.startsWith('#');
}
