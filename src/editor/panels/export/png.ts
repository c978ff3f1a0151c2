/** A panel as a picture: its canvases and legends where they stand, under its title, on the ground of the theme. */
const SCALE = 2;
const MARGIN = 12;
/** The title, and below it what is read, beside which a legend may stand. */
const [TITLE, READOUT] = [26, 22];

export function pictureOf(body: HTMLElement, title: string, readout: string): HTMLCanvasElement {
  const box = body.getBoundingClientRect();
  const head = TITLE + (readout === '' ? 0 : READOUT);
  const result = document.createElement('canvas');
  result.width = Math.round((box.width + 2 * MARGIN) * SCALE);
  result.height = Math.round((box.height + head + MARGIN) * SCALE);
  const context = result.getContext('2d');
  if (!context) return result;
  const style = getComputedStyle(body);
  context.scale(SCALE, SCALE);
  context.fillStyle = style.getPropertyValue('--nl-panel');
  context.fillRect(0, 0, result.width, result.height);
  context.textBaseline = 'middle';
  context.fillStyle = style.getPropertyValue('--nl-ink');
  context.font = `600 13px ${style.fontFamily}`;
  context.fillText(title, MARGIN, TITLE / 2 + 2);
  context.fillStyle = style.getPropertyValue('--nl-dim');
  context.font = `12px ${style.fontFamily}`;
  context.fillText(readout, MARGIN, TITLE + READOUT / 2);
  for (const canvas of body.querySelectorAll('canvas')) {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    if (width > 0 && canvas.width > 0) context.drawImage(canvas, MARGIN + left - box.left, head + top - box.top, width, height);
  }
  context.translate(MARGIN - box.left, head - box.top);
  for (const legend of (body.closest('section') ?? body).querySelectorAll('[data-legend]')) paintLegend(context, legend);
  return result;
}

/** Its words and its swatches, which are elements without words. */
function paintLegend(context: CanvasRenderingContext2D, legend: Element): void {
  const { color, fontSize, fontFamily } = getComputedStyle(legend);
  context.font = `${fontSize} ${fontFamily}`;
  context.textAlign = 'left';
  for (const part of legend.childNodes) {
    const range = document.createRange();
    range.selectNode(part);
    const { left, top, width, height } = range.getBoundingClientRect();
    context.fillStyle = part instanceof Element ? getComputedStyle(part).backgroundColor : color;
    if (part instanceof Element) context.fillRect(left, top, width, height);
    else context.fillText(part.textContent ?? '', left, top + height / 2);
  }
}
