/** Pixels of the longest side that every browser can draw. */
const longest = 16_000;

/** Draws SVG text into a PNG, twice as fine as it is seen, or as fine as a browser can. Returns its bytes as base64. */
export async function rasterise(svg: string): Promise<string> {
  const image = new Image();
  // A data address keeps the canvas readable; the picture fetches nothing.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  const scale = Math.min(2, longest / Math.max(image.naturalWidth, image.naturalHeight));
  canvas.width = Math.floor(image.naturalWidth * scale);
  canvas.height = Math.floor(image.naturalHeight * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This window cannot draw a PNG.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}
