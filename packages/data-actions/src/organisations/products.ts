import { ok } from '../api/call.ts';
import type { Reply } from '../api/call.ts';
import { PRODUCTS } from '../configuration.ts';

/** GEN-85: Terraform's provider asks for them when it starts, and needs `total`. */
export function authorizationProducts(): Reply {
  return ok({ entities: PRODUCTS.map((id) => ({ id })), total: PRODUCTS.length });
}
