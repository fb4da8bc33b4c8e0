import type { Viewport } from './viewport.ts';

/** Movement in pixels from which a press is a drag and no longer a click. */
const threshold = 4;

/** Lets the picture be dragged with the pointer. A drag that ends on a node is not a click on it. */
export function dragToPan(viewport: Viewport): void {
  const { element } = viewport;
  let last: { x: number; y: number } | undefined;
  let dragging = false;

  element.addEventListener('pointerdown', (event) => {
    // A finger scrolls by itself.
    if (event.button > 1 || event.pointerType === 'touch') return;
    if (!(event.target instanceof Element) || !event.target.closest('.picture')) return;
    last = { x: event.clientX, y: event.clientY };
    dragging = false;
  });
  element.addEventListener('pointermove', (event) => {
    if (!last) return;
    const x = event.clientX - last.x;
    const y = event.clientY - last.y;
    if (!dragging && Math.hypot(x, y) < threshold) return;
    if (!dragging) element.setPointerCapture(event.pointerId);
    dragging = true;
    element.classList.add('is-dragging');
    viewport.panBy(-x, -y);
    last = { x: event.clientX, y: event.clientY };
  });
  const stop = () => {
    last = undefined;
    element.classList.remove('is-dragging');
  };
  element.addEventListener('pointerup', stop);
  element.addEventListener('pointercancel', stop);
  element.addEventListener(
    'click',
    (event) => {
      if (dragging) event.stopPropagation();
      dragging = false;
    },
    { capture: true },
  );
}
