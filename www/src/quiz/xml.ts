import { inertDocument } from "../trusted.js";

/** Why a file is not read. */
export class XmlFault extends Error {
  constructor(readonly reason: "doctype" | "too-large" | "unreadable") {
    super(reason);
  }
}

/** An item with all its text is far smaller; what is larger carries something else. */
const MOST_BYTES = 2 ** 22;

/** The root of a document. A document type is refused unread: entities, small in a file and huge in memory, come from nowhere else. */
export function rootOf(bytes: ArrayBuffer): Element {
  if (bytes.byteLength > MOST_BYTES) throw new XmlFault("too-large");
  const root = parsed(bytes);
  // Browsers say so within the document, one of them in place of its root.
  if (!root || root.ownerDocument.getElementsByTagNameNS("*", "parsererror").length > 0) throw new XmlFault("unreadable");
  return root;
}

function parsed(bytes: ArrayBuffer): Element | null {
  try {
    const xml = decoded(new Uint8Array(bytes));
    if (hasDoctype(xml)) throw new XmlFault("doctype");
    return inertDocument(xml).documentElement;
  } catch (fault) {
    // Bytes that are no text, or XML that is not well-formed.
    throw fault instanceof XmlFault ? fault : new XmlFault("unreadable");
  }
}

/** By the byte order mark, else by what the document says of itself. */
function decoded(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const stated = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)/.exec(start)?.[1];
  return new TextDecoder(wide ?? stated ?? "utf-8", { fatal: true }).decode(bytes);
}

/** It stands before the root, where there is nothing else but space, comments and instructions. */
function hasDoctype(xml: string): boolean {
  const other = /\s+|<\?[^]*?\?>|<!--[^]*?-->/y;
  let at = 0;
  while (other.test(xml)) at = other.lastIndex;
  return xml.startsWith("<!DOCTYPE", at);
}

/** What an element is called in QTI 2: QTI 3 writes `qti-simple-choice` for `simpleChoice`. */
export function nameOf({ localName }: Element): string {
  return localName.startsWith("qti-") ? localName.slice(4).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) : localName;
}

/** An attribute by its name in QTI 2: QTI 3 writes `response-identifier` for `responseIdentifier`. */
export function attribute(element: Element, name: string): string | undefined {
  const value = element.getAttribute(name) ?? element.getAttribute(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  return value ?? undefined;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

export const childrenOf = (element: Element, name?: string): Element[] =>
  Array.from(element.childNodes).filter(isElement).filter((child) => name === undefined || nameOf(child) === name);

export const childOf = (element: Element | undefined, name: string): Element | undefined => element && childrenOf(element, name)[0];

/** Everything inside, in the document's order, but not what is inside where `enters` says no. */
export function* within(element: Element, enters: (element: Element) => boolean = () => true): Generator<Element> {
  for (const child of childrenOf(element)) {
    yield child;
    if (enters(child)) yield* within(child, enters);
  }
}

export const textOf = (element: Element): string => (element.textContent ?? "").replace(/\s+/g, " ").trim();
