import type { Operation } from '../../../kernel/operation.ts';
import { deleteSession } from './delete-session.ts';
import { getSession } from './get-session.ts';
import { postContent } from './post-content.ts';
import { postText } from './post-text.ts';
import { putSession } from './put-session.ts';

/** Conversations with bots (section 3 of the specification). */
export const runtimeOperations: readonly Operation[] = [postText, postContent, putSession, getSession, deleteSession];
