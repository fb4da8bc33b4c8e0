/** What the scripted agent does in a turn, one thing after another. */
export type Act =
  | { say: string }
  /** Asks, and writes when it may. `from` copies a file; `insist` writes whatever the answer is, as a dishonest agent would. */
  | { write: string; content?: string; from?: string; insist?: boolean }
  /** Writes without asking, as a tool with a mind of its own does. */
  | { sneak: string; content?: string; from?: string }
  | { link: string; to: string }
  | { remove: string }
  /** Runs a program in its folder without asking, and says what came out. */
  | { run: string; args: readonly string[] }
  /** Asks to run a command; runs nothing. */
  | { shell: string }
  | { delete: string }
  /** Asks to read a file; reads nothing. */
  | { read: string }
  /** Starts a process that outlives it: in its own session, or cut loose from its parent as well. */
  | { fork: 'session' | 'orphan' }
  | { flood: number }
  | { huge: number }
  | { crash: number }
  /** Crashes unless a file of the test is there, and makes it. */
  | { crashOnce: string; status: number }
  | { error: number; message: string }
  | { noise: string }
  /** Tells which variables it sees, as text. */
  | { environment: true }
  /** Creates a file of the test and waits for ever, so that the test knows where it is. */
  | { hang: string }
  /** Calls one of our tools over HTTP, as given in the session, and says what came back. */
  | { call: string; args: Record<string, unknown> }
  /** Waits until a file of the test is there. */
  | { waitFor: string };

/** Turns by step; `default` is for prompts of no step. The last turn is done again when there are more. */
export type Script = Readonly<Record<string, readonly (readonly Act[])[]>>;
