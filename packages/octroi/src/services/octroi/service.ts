import type { Service } from '../../kernel/operation.ts';
import { explainRequest } from './explain/explain-request.ts';
import { listDecisions } from './decisions/list-decisions.ts';
import { signIn } from './sign-in/sign-in.ts';

/** What AWS has no API for (design 2). */
export const octroiService: Service = { id: 'octroi', operations: [explainRequest, listDecisions, signIn] };
