import { type History, MemoryHistory } from '../project/history.ts';

/** What a signature is worth: `unknown` where nothing is there to check it with. */
export type SignatureVerdict = 'valid' | 'invalid' | 'unknown';

/** A signature with what it should stand for. */
export interface SignatureQuestion {
  text: string;
  signature: string;
  /** Public SSH key of the signer: type and value. */
  key: string;
}

/** What an evaluation needs from the world beside the files: the past, the day, digests, signatures and runs. */
export interface EvaluationContext {
  readonly history: History;
  /** The day as year-month-day; empty when nobody says, so that nothing that ends has not ended. */
  readonly today: string;
  /** SHA-256 of a text in UTF-8, as hexadecimal digits. */
  sha256(text: string): string;
  /** Digest of a file that the project does not read, such as a picture; undefined when it cannot be read. */
  digestOfFile(file: string): string | undefined;
  signature(question: SignatureQuestion): SignatureVerdict;
  /** True while a run of this step (`phase/step`) is under way. */
  isRunning(step: string): boolean;
}

/** Nothing from the world: no past, no day. No approval and no waiver counts. */
export const bareContext: EvaluationContext = {
  history: MemoryHistory.none,
  today: '',
  sha256: () => '',
  digestOfFile: () => undefined,
  signature: () => 'unknown',
  isRunning: () => false,
};
