import type { Issue } from "calibrant";
import type { Prospect } from "calibrant/quiz";
import type { Locale } from "../element/texts.js";
import type { DraftDocument } from "../quiz/draft.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";

/** What the parts of the editor need. */
export interface AuthorContext {
  readonly store: Store;
  readonly texts: Texts;
  /** The draft's id. */
  readonly id: string;
  /** As it is now: whoever waited for something asks again. */
  readonly document: DraftDocument;
  /** In which language is written now, and in which texts without a language are. */
  readonly language: Locale;
  readonly plain: Locale;
  /** What the engine refuses, and what it says where it refuses nothing; neither while it is asked. */
  readonly issues: Issue[];
  readonly prospect: Prospect | undefined;
  /** Questions whose form is open. */
  readonly open: ReadonlySet<string>;
  toggle(asked: string, isOpen: boolean): void;
  put(document: DraftDocument, typing?: boolean): void;
  /** In which language texts without one are. */
  putPlain(plain: Locale): void;
  /** When the last change is on the page. */
  drawn(): Promise<void>;
  /** Puts the focus where something in the document is mended. */
  goTo(path: string): void;
}

/** As much of a text as names it. */
export const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

export const draftPath = (id: string, ...rest: (string | number)[]): string => ["#/author", ...[id, ...rest].map((each) => encodeURIComponent(String(each)))].join("/");
