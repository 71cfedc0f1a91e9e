import { strToU8, zipSync } from 'fflate';

/** The customer's function: a real Node.js handler, as one would upload it. */
const SOURCE = `export const handler = async (event, context) => ({
  greeting: \`Bonjour \${event.name}\`,
  from: \`\${context.functionName} in \${process.env.AWS_REGION}\`,
});
`;

/** The function's code as a deployment package. */
export function functionZip(): Uint8Array {
  return zipSync({ 'index.mjs': [strToU8(SOURCE), { mtime: new Date('2026-01-01T00:00:00Z') }] });
}
