/** What the keys do while the preview has the focus. */
export type KeyActions = Readonly<Record<string, () => void>>;

/** Runs the action of a key, unless the key belongs to something else: a shortcut, a menu, a button. */
export function listenForKeys(actions: KeyActions): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
