/** What new functions are offered, newest first. */
export const RUNTIMES: readonly { readonly id: string; readonly name: string }[] = [
  { id: 'nodejs24.x', name: 'Node.js 24.x' },
  { id: 'nodejs22.x', name: 'Node.js 22.x' },
  { id: 'nodejs20.x', name: 'Node.js 20.x' },
  { id: 'python3.14', name: 'Python 3.14' },
  { id: 'python3.13', name: 'Python 3.13' },
  { id: 'python3.12', name: 'Python 3.12' },
  { id: 'python3.11', name: 'Python 3.11' },
  { id: 'provided.al2023', name: 'Amazon Linux 2023' },
];

/** Code to begin with, and the file and handler that go with it. */
export interface Starter {
  readonly file: string;
  readonly handler: string;
  readonly code: string;
}

const NODE: Starter = {
  file: 'index.mjs',
  handler: 'index.handler',
  code: `export const handler = async (event) => {
  return { statusCode: 200, body: JSON.stringify('Hello from Lambda!') };
};
`,
};

const PYTHON: Starter = {
  file: 'lambda_function.py',
  handler: 'lambda_function.lambda_handler',
  code: `import json

def lambda_handler(event, context):
    return {'statusCode': 200, 'body': json.dumps('Hello from Lambda!')}
`,
};

/** Null: functions of this runtime are programs, which nobody types into a page. */
export function starterOf(runtime: string): Starter | null {
  if (runtime.startsWith('nodejs')) return NODE;
  return runtime.startsWith('python') ? PYTHON : null;
}

/** The file of a package that a handler names: `index.handler` lies in `index.mjs`, `index.js` or `index.py`. */
export function fileOfHandler(handler: string, names: readonly string[]): string | null {
  const stem = handler.slice(0, handler.lastIndexOf('.'));
  return names.find((name) => /\.(mjs|cjs|js|py)$/.test(name) && name.replace(/\.[a-z]+$/, '') === stem) ?? null;
}
