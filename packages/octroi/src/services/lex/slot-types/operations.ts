import type { Operation } from '../../../kernel/operation.ts';
import { createSlotTypeVersion } from './create-slot-type-version.ts';
import { deleteSlotType } from './delete-slot-type.ts';
import { deleteSlotTypeVersion } from './delete-slot-type-version.ts';
import { getSlotType } from './get-slot-type.ts';
import { getSlotTypes } from './get-slot-types.ts';
import { getSlotTypeVersions } from './get-slot-type-versions.ts';
import { putSlotType } from './put-slot-type.ts';

export const slotTypeOperations: readonly Operation[] = [createSlotTypeVersion, deleteSlotType, deleteSlotTypeVersion, getSlotType, getSlotTypes, getSlotTypeVersions, putSlotType];
