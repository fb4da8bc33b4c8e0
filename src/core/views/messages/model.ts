import type { Place, ViewHead } from '../model.ts';

/** Which message is for whom and where: messages from left to right, personas and channels from top to bottom. */
export interface MessagesView extends ViewHead {
  kind: 'messages';
  messages: readonly MessageHead[];
  groups: readonly MessageGroup[];
}

export interface MessageHead extends Place {
  title: string;
  statement: string;
}

/** The personas, or the channels. */
export interface MessageGroup {
  title: string;
  rows: readonly MessageRow[];
}

export interface MessageRow extends Place {
  title: string;
  /** The headline that a persona reads. */
  detail?: string;
  /** A cell for each message. */
  cells: readonly MessageCell[];
}

export interface MessageCell {
  /** What is said here, each with the other side of it: the channel for a persona, the persona for a channel. */
  lines: readonly (Place & { text: string; detail: string })[];
  /** True where the strategy asks for a message and there is none. */
  missing: boolean;
}
