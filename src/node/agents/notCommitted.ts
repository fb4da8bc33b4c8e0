import { UserError } from '../../core/index.ts';

/** Git, or a hook of the repository, may refuse; what was written is in the project all the same. */
export function notCommitted(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}
