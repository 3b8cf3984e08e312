// Questions from QTI 2.1 (2.0 and 2.2 read alike) and 3.0 [QTI2]: items, tests, content packages. What a quiz has no place for
// is told, item by item; docs/quiz-exchange.md says what the reasons mean.
import { isZip, openZip } from "../store/zip.js";
import { questionOf, type Detail } from "./qti-item.js";
import { Refused, type Refusal } from "./qti-key.js";
import { idMaker, type Question } from "./question.js";
import { attribute, childrenOf, nameOf, rootOf, within, XmlFault } from "./xml.js";

export interface SourceFile { name: string; bytes: ArrayBuffer }

/** Of a file, or of what it leads to. */
type FileReason = XmlFault["reason"] | "not-qti" | "missing-file" | "no-manifest" | "resource" | "test";

/** With `question` that question was taken, without what is told here. */
export interface LeftOut {
  /** Within a package, after the package's own name. */
  file: string;
  reason: FileReason | Refusal | Detail;
  /** The name of an element, a file, an identifier: whatever the reason is about. */
  what?: string;
  /** As the file identifies the item. */
  item?: string;
  question?: string;
}

export interface Imported {
  /** Of the first test there is. */
  title?: string;
  questions: Question[];
  leftOut: LeftOut[];
}

/** Files that somebody chose together may refer to each other; a package is by itself. */
export async function importQti(files: SourceFile[]): Promise<Imported> {
  const imported: Imported = { questions: [], leftOut: [] };
  const newId = idMaker();
  const loose = files.filter(({ bytes }) => !isZip(bytes));
  const folders: Folder[] = loose.length > 0 ? [folderOf(loose)] : [];
  for (const { name, bytes } of files.filter((file) => !loose.includes(file))) {
    try {
      const zip = openZip(bytes);
      folders.push({ ...zip, paths: zip.paths.filter((path) => !path.endsWith("/")), label: (path) => `${name}/${path}`, isPackage: true });
    } catch {
      imported.leftOut.push({ file: name, reason: "unreadable" });
    }
  }
  for (const folder of folders) await new Reader(folder, imported, newId).read();
  return imported;
}

interface Folder {
  paths: string[];
  read: (path: string) => Promise<ArrayBuffer | undefined>;
  label: (path: string) => string;
  isPackage: boolean;
}

function folderOf(files: SourceFile[]): Folder {
  return {
    paths: files.map(({ name }) => name),
    read: async (path) => files.find(({ name }) => name === path)?.bytes,
    label: (path) => path,
    isPackage: false,
  };
}

class Reader {
  /** What is read need not be read again, and what leads to itself ends. */
  readonly #visited = new Set<string>();

  constructor(readonly folder: Folder, readonly imported: Imported, readonly newId: (name: string) => string) {}

  /** Tests first: they say the order and the weights. */
  async read(): Promise<void> {
    const roots = new Map<string, Element>();
    for (const path of await this.#documents()) {
      const root = await this.#root(path);
      if (root) roots.set(path, root);
    }
    const named = (name: string) => [...roots].filter(([, root]) => nameOf(root) === name);
    for (const [path, root] of named("assessmentTest")) {
      this.imported.title ??= attribute(root, "title");
      await this.#follow(path, root);
    }
    for (const [path, root] of named("assessmentItem")) if (!this.#visited.has(path)) this.#item(path, root, 1);
    for (const [path] of named("assessmentSection")) if (!this.#visited.has(path)) this.#leave(path, "test", "assessmentSection");
  }

  /** What the manifest lists; without one, every XML there is. */
  async #documents(): Promise<string[]> {
    const { paths, isPackage } = this.folder;
    const [manifest] = paths.filter((path) => /(^|\/)imsmanifest\.xml$/i.test(path)).sort((one, other) => one.length - other.length);
    const root = manifest === undefined ? undefined : await this.#root(manifest, isManifest);
    if (manifest !== undefined && root) return this.#listed(manifest, root);
    if (!isPackage) return paths.filter((path) => path !== manifest);
    if (manifest === undefined) this.#leave("imsmanifest.xml", "no-manifest");
    const isXml = (path: string) => /\.xml$/i.test(path);
    for (const path of paths.filter((each) => !isXml(each))) this.#leave(path, "resource");
    return paths.filter((path) => isXml(path) && path !== manifest);
  }

  #listed(manifest: string, root: Element): string[] {
    const documents: string[] = [];
    for (const resource of [...within(root)].filter((each) => nameOf(each) === "resource")) {
      const [type, href] = [attribute(resource, "type") ?? "", attribute(resource, "href") ?? ""];
      if (!/^imsqti_(item|test|section|assessment)/.test(type)) this.#leave(manifest, "resource", href || type);
      else documents.push(resolved(manifest, href) ?? href);
    }
    // Of loose files the rest is meant to be read as well.
    const others = this.folder.isPackage ? [] : this.folder.paths.filter((path) => path !== manifest);
    return [...new Set([...documents, ...others])];
  }

  async #root(path: string, isWanted = isQti): Promise<Element | undefined> {
    try {
      const bytes = await this.folder.read(path);
      if (!bytes) return this.#leave(path, "missing-file");
      const root = rootOf(bytes);
      if (isWanted(root)) return root;
      return this.#leave(path, "not-qti", root.nodeName);
    } catch (fault) {
      return this.#leave(path, fault instanceof XmlFault ? fault.reason : "unreadable");
    }
  }

  /** The items a test or a section refers to, in its order; what else it says is told once. */
  async #follow(path: string, root: Element): Promise<void> {
    this.#visited.add(path);
    const told = new Set<string>();
    for (const element of within(root, (each) => !RULES.includes(nameOf(each)))) {
      const name = nameOf(element);
      if (RULES.includes(name) && !told.has(name)) this.#leave(path, "test", name);
      told.add(name);
      if (name === "assessmentItemRef" || name === "assessmentSectionRef") await this.#reference(path, element);
    }
  }

  async #reference(from: string, reference: Element): Promise<void> {
    const href = attribute(reference, "href") ?? "";
    const path = this.#found(resolved(from, href));
    if (path === undefined) return this.#leave(from, "missing-file", href);
    if (this.#visited.has(path)) return this.#leave(from, "test", `${href} again`);
    const root = await this.#root(path);
    if (!root) return void this.#visited.add(path);
    if (nameOf(root) === "assessmentItem") this.#item(path, root, this.#weight(from, reference));
    else if (nameOf(root) === "assessmentSection") await this.#follow(path, root);
  }

  /** Loose files have lost their folders. */
  #found(path: string | undefined): string | undefined {
    const { paths, isPackage } = this.folder;
    if (path === undefined || isPackage || paths.includes(path)) return paths.find((each) => each === path);
    return paths.find((each) => baseOf(each) === baseOf(path));
  }

  #weight(from: string, reference: Element): number {
    const weights = childrenOf(reference, "weight").map((weight) => Number(attribute(weight, "value")));
    if (weights.length > 1) this.#leave(from, "test", `weight ${weights.join(", ")}`);
    return weights[0] ?? 1;
  }

  #item(path: string, root: Element, weight: number): void {
    this.#visited.add(path);
    const file = this.folder.label(path);
    const item = attribute(root, "identifier") ?? "";
    const details = new Map<string, LeftOut>();
    const note = (reason: Detail, what: string) => { details.set(`${reason} ${what}`, { file, item, reason, what }); };
    try {
      const question = questionOf(root, { id: "", weight }, note);
      question.id = this.newId(item);
      if (question.id !== item) note("renamed", question.id);
      this.imported.questions.push(question);
      for (const detail of details.values()) this.imported.leftOut.push({ ...detail, question: question.id });
    } catch (fault) {
      const { reason, what } = fault instanceof Refused ? fault : { reason: "unreadable" as const, what: undefined };
      this.imported.leftOut.push({ file, item, reason, ...(what === undefined ? {} : { what }) });
    }
  }

  #leave(path: string, reason: LeftOut["reason"], what?: string): undefined {
    const left: LeftOut = { file: this.folder.label(path), reason, ...(what === undefined ? {} : { what }) };
    const isTold = this.imported.leftOut.some((told) => told.file === left.file && told.reason === reason && told.what === what);
    if (!isTold) this.imported.leftOut.push(left);
  }
}

/** What a test says besides which items there are: a quiz has no rules for single rounds. */
const RULES = ["preCondition", "branchRule", "selection", "ordering", "timeLimits", "itemSessionControl", "outcomeProcessing", "testFeedback", "rubricBlock",
  "templateDefault", "variableMapping", "adaptiveSelection"];

const isQti = (root: Element): boolean =>
  /^(assessmentItem|assessmentTest|assessmentSection)$/.test(nameOf(root)) && /^$|imsqti_v2p[0-2]|imsqtiasi_v3p0/.test(root.namespaceURI ?? "");

const isManifest = (root: Element): boolean => nameOf(root) === "manifest";

const baseOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Where a reference leads, within the package; undefined where it leads out of it. */
function resolved(from: string, href: string): string | undefined {
  try {
    const { protocol, pathname } = new URL(href, `file:///${from.split("/").map(encodeURIComponent).join("/")}`);
    return protocol === "file:" ? decodeURIComponent(pathname.slice(1)) : undefined;
  } catch {
    return undefined;
  }
}
