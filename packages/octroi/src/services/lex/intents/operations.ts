import type { Operation } from '../../../kernel/operation.ts';
import { createIntentVersion } from './create-intent-version.ts';
import { deleteIntent } from './delete-intent.ts';
import { deleteIntentVersion } from './delete-intent-version.ts';
import { getIntent } from './get-intent.ts';
import { getIntents } from './get-intents.ts';
import { getIntentVersions } from './get-intent-versions.ts';
import { putIntent } from './put-intent.ts';

export const intentOperations: readonly Operation[] = [createIntentVersion, deleteIntent, deleteIntentVersion, getIntent, getIntents, getIntentVersions, putIntent];
