import type { Operation } from '../../../kernel/operation.ts';
import { listTagsForResource } from './list-tags-for-resource.ts';
import { tagResource } from './tag-resource.ts';
import { untagResource } from './untag-resource.ts';

/** Tags of bots, aliases and channel associations (section 1.13 of the specification). */
export const tagOperations: readonly Operation[] = [listTagsForResource, tagResource, untagResource];
