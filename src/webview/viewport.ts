/** The part of the window that shows the picture: how large it is drawn and which part is seen. Panning is scrolling. */
export class Viewport {
  readonly element: HTMLElement;
  /** Called when the zoom or the scroll position has moved. */
  onMove: () => void = () => {};
  #zoom = 1;
  #picture: SVGSVGElement | undefined;
  #natural = { width: 0, height: 0 };

  constructor(element: HTMLElement) {
    this.element = element;
    element.addEventListener('scroll', () => this.onMove(), { passive: true });
    element.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false });
  }

  get zoom(): number {
    return this.#zoom;
  }

  get scroll(): { left: number; top: number } {
    return { left: this.element.scrollLeft, top: this.element.scrollTop };
  }

  /** Width that a picture should be drawn in to be read without zooming. */
  get room(): number {
    return Math.min(880, this.element.clientWidth);
  }

  /** Takes over a picture that has just been drawn. */
  hold(picture: SVGSVGElement): void {
    this.#picture = picture;
    this.#natural = { width: picture.viewBox.baseVal.width, height: picture.viewBox.baseVal.height };
    this.#apply();
  }

  /** Goes back to what was seen before a reload. */
  restore(zoom: number, scroll: { left: number; top: number }): void {
    this.#zoom = clampZoom(zoom);
    this.#apply();
    this.element.scrollTo({ left: scroll.left, top: scroll.top, behavior: 'instant' });
  }

  /** Zooms and keeps one point where it is: the pointer, or the corner where the picture begins. */
  zoomTo(zoom: number, at?: { x: number; y: number }): void {
    const box = this.element.getBoundingClientRect();
    const x = at ? at.x - box.left : 0;
    const y = at ? at.y - box.top : 0;
    const before = this.#zoom;
    this.#zoom = clampZoom(zoom);
    const factor = this.#zoom / before;
    const { left, top } = this.scroll;
    this.#apply();
    this.element.scrollTo({ left: (left + x) * factor - x, top: (top + y) * factor - y, behavior: 'instant' });
    this.onMove();
  }

  /** One step larger or smaller. */
  zoomBy(steps: number, at?: { x: number; y: number }): void {
    const zoom = this.#zoom * 1.2 ** steps;
    this.zoomTo(Math.abs(zoom - 1) < 0.02 ? 1 : zoom, at);
  }

  /** The whole picture at once, but never larger than it is. */
  fit(): void {
    const { width, height } = this.#natural;
    if (width === 0 || height === 0) return;
    this.zoomTo(Math.min(1, this.element.clientWidth / width, this.element.clientHeight / height));
    this.element.scrollTo({ left: 0, top: 0, behavior: 'instant' });
  }

  /** Scrolls sideways until a part of the picture that stands outside is in the middle. */
  center(part: Element): void {
    const [seen, box] = [this.element.getBoundingClientRect(), part.getBoundingClientRect()];
    const isOutside = box.left < seen.left || box.right > seen.right;
    if (isOutside && box.width < seen.width) this.panBy(box.left + box.width / 2 - (seen.left + seen.width / 2), 0);
  }

  panBy(x: number, y: number): void {
    this.element.scrollBy({ left: x, top: y, behavior: 'instant' });
  }

  #apply(): void {
    if (!this.#picture) return;
    this.#picture.style.width = `${this.#natural.width * this.#zoom}px`;
    this.#picture.style.height = `${this.#natural.height * this.#zoom}px`;
  }

  /** A plain wheel scrolls, as everywhere. With Ctrl (a pinch comes as that too) or Alt it zooms. */
  #onWheel(event: WheelEvent): void {
    if (!this.#picture || (!event.ctrlKey && !event.altKey)) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    this.zoomBy(Math.max(-2, Math.min(2, -pixels / 60)), { x: event.clientX, y: event.clientY });
  }
}

function clampZoom(zoom: number): number {
  if (!Number.isFinite(zoom)) return 1;
  return Math.min(4, Math.max(0.2, zoom));
}
