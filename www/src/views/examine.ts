import "../styles/charts.css";
import "../styles/quiz.css";
import "../styles/examine.css";
import { html, type PropertyValues, type TemplateResult } from "lit";
import type { HandedInRecord } from "../store/database.js";
import { answered, Board, handedIn, ownFinished, type Taken } from "../store/examined.js";
import { QuizShelf } from "../store/quizzes.js";
import { Refused } from "../store/refused.js";
import type { Store } from "../store/store.js";
import type { QuizRecord } from "../store/taking.js";
import { withPart, type Texts } from "../texts.js";
import { ExamineAnalysis } from "./examine-analysis.js";
import { ExamineAttempt } from "./examine-attempt.js";
import { boardView } from "./examine-board.js";
import { entryView, examinePath, type Kept } from "./examine-entry.js";
import { ExamineTable } from "./examine-table.js";
import { unlockView } from "./examine-unlock.js";
import type { Problem } from "./join-entry.js";
import { leadTo, View } from "./light.js";
import { refusalLines, refusalOf, refusalText, type Refusal } from "./refusals.js";
import { stepsOf } from "./route.js";

customElements.define("calibrant-examine-table", ExamineTable);
customElements.define("calibrant-examine-analysis", ExamineAnalysis);
customElements.define("calibrant-examine-attempt", ExamineAttempt);

/** What there is at a route `#/examine/<quiz>/<attempt>`. */
interface Place { kept: Kept[]; quiz: QuizRecord | undefined; isUnknown: boolean; waiting: HandedInRecord[]; attempt: string | undefined; own: number }

/** An examiner's side of certification: attempts in, who has passed, and what the questions are worth. */
export class ExamineView extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, path: { attribute: false },
    words: { state: true }, quizTexts: { state: true }, place: { state: true }, board: { state: true }, problems: { state: true }, refusal: { state: true },
    isBusy: { state: true }, dropped: { state: true }, taken: { state: true }, others: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare path: string;
  /** The page's texts with this view's own. */
  declare words: Texts | undefined;
  /** The same with a trainee's: of results, which both see. */
  declare quizTexts: Texts | undefined;
  declare place: Place | undefined;
  /** What is right is here while it is open. */
  declare board: Board | undefined;
  /** What is wrong with what was opened last. */
  declare problems: Problem[];
  /** Why the seal was not opened. */
  declare refusal: Refusal | undefined;
  declare isBusy: boolean;
  /** Files that came before the seal was opened. */
  declare dropped: File[];
  declare taken: Taken[];
  declare others: number;
  #going = 0;

  constructor() {
    super();
    Object.assign(this, { problems: [], isBusy: false, dropped: [], taken: [], others: 0 });
    // Wherever a file is dropped: the browser would open it in the place of this page.
    this.addEventListener("dragover", (event) => event.preventDefault());
    this.addEventListener("drop", (event) => this.#drop(event));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("texts") && this.texts) void this.#read(this.texts);
    if (changed.has("path")) {
      this.problems = [];
      void this.#go();
    }
  }

  async #read(texts: Texts): Promise<void> {
    const [words, quizTexts] = await Promise.all(["examine", "quiz"].map((part) => withPart(texts, part)));
    if (texts === this.texts) Object.assign(this, { words, quizTexts });
  }

  async #go(): Promise<void> {
    const turn = ++this.#going;
    const { store } = this;
    const [hash, attempt] = stepsOf(this.path);
    if (this.board?.record.quiz !== hash) this.#close();
    const quizzes = await new QuizShelf(store).quizzes();
    const quiz = quizzes.find((each) => each.quiz === hash);
    const kept = quiz ? [] : await Promise.all(quizzes.map(async (each) => ({ quiz: each, attempts: (await handedIn(store, each.quiz)).length })));
    const waiting = quiz ? await handedIn(store, quiz.quiz) : [];
    const own = quiz ? (await ownFinished(store, quiz.quiz)).length : 0;
    if (turn !== this.#going) return;
    this.place = { kept, quiz, isUnknown: hash !== undefined && !quiz, waiting, attempt, own };
    if (quiz && !quiz.isSealed && !this.board) await this.#open(quiz);
    else await leadTo(this, this.board ? "h1" : "input[name=passphrase], #problems");
  }

  #close(): void {
    this.board?.close();
    Object.assign(this, { board: undefined, refusal: undefined, dropped: [], taken: [], others: 0, isBusy: false });
  }

  protected override render(): TemplateResult {
    const { words, quizTexts, store, place, board } = this;
    if (!words || !quizTexts || !place || (place.quiz && !place.quiz.isSealed && !board && !this.refusal)) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    const graded = place.attempt === undefined ? undefined : board?.find(place.attempt);
    if (board && graded) {
      return html`<calibrant-examine-attempt .store=${store} .texts=${words} .quizTexts=${quizTexts} .board=${board} .graded=${graded} .takeBack=${() => void this.#takeBack(words, board, graded.attempt.id)}></calibrant-examine-attempt>`;
    }
    return html`<main class="home quiz examine" tabindex="-1">${this.#placeView(words, quizTexts, place)}</main>`;
  }

  #placeView(texts: Texts, quizTexts: Texts, { kept, quiz, isUnknown, waiting, own }: Place) {
    const { store, board, problems, refusal, isBusy, taken, others } = this;
    if (!quiz) return entryView(texts, kept, isUnknown && problems.length === 0 ? [{ text: texts.t("quiz-unknown") }] : problems, (file) => void this.#openFile(file));
    if (!board) return unlockView(texts, quiz, waiting, { dropped: this.dropped.length, isBusy, refusal, open: (passphrase) => void this.#open(quiz, passphrase) });
    return boardView({ store, texts, quizTexts, board, adding: {
      taken, others, isBusy, own, addOwn: () => void this.#add(board, board.addOwn()), files: (files) => void this.#add(board, board.add(files)),
      folder: (files) => {
        const wanted = files.filter(({ name }) => name.toLowerCase().endsWith(".json"));
        void this.#add(board, board.add(wanted), files.length - wanted.length);
      },
    } });
  }

  async #open(quiz: QuizRecord, passphrase?: string): Promise<void> {
    const turn = this.#going;
    Object.assign(this, { isBusy: true, refusal: undefined });
    try {
      const board = await Board.open(this.store, quiz, passphrase);
      // Whoever has gone elsewhere meanwhile has closed it.
      if (turn !== this.#going || !this.isConnected) return board.close();
      this.board = board;
    } catch (error) {
      if (turn !== this.#going) return;
      Object.assign(this, { isBusy: false, refusal: refusalOf(error) });
      await this.updateComplete;
      this.querySelector<HTMLInputElement>("input[name=passphrase]")?.select();
      return;
    }
    const { board, dropped } = this;
    Object.assign(this, { isBusy: false, dropped: [] });
    if (board && dropped.length > 0) await this.#add(board, board.add(dropped));
    else await leadTo(this, "h1");
  }

  async #add(board: Board, adding: Promise<Taken[]>, others = 0): Promise<void> {
    this.isBusy = true;
    const taken = await answered(board, adding).finally(() => { this.isBusy = false; });
    if (!taken || board !== this.board) return;
    Object.assign(this, { taken, others });
    await this.updateComplete;
    this.querySelector<HTMLElement>("#taken")?.focus();
    // What was handed in should outlive a full disk.
    void navigator.storage?.persist?.();
  }

  async #takeBack({ t }: Texts, board: Board, id: string): Promise<void> {
    if (!confirm(t("remove-question"))) return;
    await board.remove(id);
    location.hash = examinePath(board.record.quiz);
  }

  async #openFile(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      const path = examinePath(await new QuizShelf(this.store).open(await file.arrayBuffer()));
      if (location.hash === path) await this.#go();
      else location.hash = path;
    } catch (error) {
      this.problems = this.#explain(file.name, error);
      await this.updateComplete;
      this.querySelector<HTMLElement>("#problems")?.focus();
    }
  }

  /** A damaged seal is not a wrong passphrase: no passphrase opens it, and a fresh file does. */
  #explain(name: string, error: unknown): Problem[] {
    const { words } = this;
    if (!words || !(error instanceof Refused)) return [{ text: String(error) }];
    const isDamaged = error.issues.some(({ code }) => code === "seal-damaged");
    return [{ text: words.t("quiz-refused", { file: name }) }, ...refusalLines(words, error), ...(isDamaged ? [{ text: refusalText(words, "damaged") }] : [])];
  }

  #drop(event: DragEvent): void {
    event.preventDefault();
    const { board } = this;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    if (board) void this.#add(board, board.add(files));
    else if (this.place?.quiz) this.dropped = [...this.dropped, ...files];
    else void this.#openFile(files[0]);
  }
}

customElements.define("calibrant-examine", ExamineView);
