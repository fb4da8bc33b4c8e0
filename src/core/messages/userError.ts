/** An error for a person: a full sentence that says what is wrong and what to do next. Shown as it is, without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
