/** What the style sheet gives a chart, and a file must carry itself. */
const CARRIED = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight", "text-anchor", "paint-order", "dominant-baseline"];

/** The chart as a file of its own, in the colours it is seen in. */
export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, index) => carry(originals[index], element));
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.prepend(paper());
  for (const element of copy.querySelectorAll("[class]")) element.removeAttribute("class");
  copy.removeAttribute("class");
  return new XMLSerializer().serializeToString(copy).replace(/<!--.*?-->/g, "");
}

function carry(from: Element | undefined, to: Element): void {
  if (!from || !/^(rect|line|circle|path|text)$/.test(to.localName)) return;
  const style = getComputedStyle(from);
  for (const property of CARRIED) to.setAttribute(property, style.getPropertyValue(property));
}

function paper(): SVGRectElement {
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.setAttribute("width", "100%");
  rect.setAttribute("height", "100%");
  rect.setAttribute("fill", getComputedStyle(document.documentElement).backgroundColor);
  return rect;
}
