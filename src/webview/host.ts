import type { FromPreview, ToPreview } from '../shared/protocol.ts';

/** What a panel remembers over a reload of the window. */
export interface SavedState {
  uri: string;
  /** Which of the document's views. */
  view: string;
  locked: boolean;
  zoom: number;
  scroll: { left: number; top: number };
}

interface VsCodeApi {
  postMessage(message: FromPreview): void;
  getState(): unknown;
  setState(state: SavedState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

/** Sends a message to the extension. */
export function post(message: FromPreview): void {
  api.postMessage(message);
}

/** Calls back for each message of the extension. */
export function onMessage(receive: (message: ToPreview) => void): void {
  window.addEventListener('message', (event: MessageEvent<ToPreview>) => receive(event.data));
}

/** What was remembered about a picture; undefined for another one or a state of another shape. */
export function savedState(uri: string, view: string): SavedState | undefined {
  const state = api.getState() as Partial<SavedState> | undefined;
  if (
    state?.uri !== uri ||
    state.view !== view ||
    typeof state.zoom !== 'number' ||
    typeof state.scroll?.top !== 'number'
  )
    return undefined;
  return state as SavedState;
}

/** Remembers; VS Code hands the uri back to the extension when it restores the panel. */
export function saveState(state: SavedState): void {
  api.setState(state);
}
