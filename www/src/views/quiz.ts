import "../styles/charts.css";
import "../styles/quiz.css";
import { html, type PropertyValues, type TemplateResult } from "lit";
import { QuizShelf, takeQuiz } from "../store/quizzes.js";
import { shipped, shippedList, type Entry } from "../store/shipped.js";
import { Refused } from "../store/refused.js";
import type { Settings } from "../store/settings.js";
import type { Store } from "../store/store.js";
import type { AttemptRecord, QuizRecord, Taking } from "../store/taking.js";
import { withPart, type Texts } from "../texts.js";
import { inLanguage } from "../element/documents.js";
import type { Problem } from "./join-entry.js";
import { leadTo, View } from "./light.js";
import { QuizAgain } from "./quiz-again.js";
import { QuizClock } from "./quiz-clock.js";
import { elsewhereView, entryView, quizPath, startView, takerOf } from "./quiz-entry.js";
import { QuizFeedback } from "./quiz-feedback.js";
import { QuizQuestion } from "./quiz-question.js";
import { QuizResultView } from "./quiz-result.js";
import { QuizStep } from "./quiz-step.js";
import { QuizTaking } from "./quiz-taking.js";
import { stepsOf } from "./route.js";
import { Seat } from "./seat.js";

customElements.define("calibrant-quiz-question", QuizQuestion);
customElements.define("calibrant-quiz-step", QuizStep);
customElements.define("calibrant-quiz-clock", QuizClock);
customElements.define("calibrant-quiz-feedback", QuizFeedback);
customElements.define("calibrant-quiz-taking", QuizTaking);
customElements.define("calibrant-quiz-again", QuizAgain);
customElements.define("calibrant-quiz-result", QuizResultView);

/** What there is at a route `#/quiz/<quiz>/<attempt>`. */
interface Place { quiz: QuizRecord | undefined; attempts: AttemptRecord[]; due: Map<string, number> }

/** A trainee's side of certification: open a quiz, say who one is, take it, and see what it came to. */
export class QuizView extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, settings: { attribute: false }, path: { attribute: false },
    words: { state: true }, quizzes: { state: true }, samples: { state: true }, place: { state: true }, problems: { state: true }, refusal: { state: true }, taker: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare settings: Settings;
  declare path: string;
  /** The page's texts with this view's own. */
  declare words: Texts | undefined;
  declare quizzes: QuizRecord[];
  declare samples: Entry[];
  declare place: Place | undefined;
  /** What is wrong with what was opened last. */
  declare problems: Problem[];
  /** Why an attempt did not begin. */
  declare refusal: string | undefined;
  /** The id that is being typed. */
  declare taker: string;
  readonly #seat = new Seat<Taking>(() => this.requestUpdate());
  #shelf: QuizShelf | undefined;
  #going = 0;
  /** Until the new attempt is on the page: a second press begins no second one. */
  #isBeginning = false;

  constructor() {
    super();
    this.quizzes = [];
    this.samples = [];
    this.problems = [];
    this.taker = "";
  }

  get shelf(): QuizShelf { return this.#shelf ??= new QuizShelf(this.store); }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.#seat.leave();
  }

  protected override firstUpdated(): void {
    void shippedList("quizzes").then((samples) => { this.samples = samples; });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("texts") && this.texts) void withPart(this.texts, "quiz").then((words) => { this.words = words; });
    if (changed.has("path")) void this.#go();
  }

  async #go(takeOver = false): Promise<void> {
    const turn = ++this.#going;
    const [hash, attempt] = stepsOf(this.path);
    this.words ??= await withPart(this.texts, "quiz");
    const quizzes = await this.shelf.quizzes();
    const quiz = quizzes.find((each) => each.quiz === hash);
    if (quiz && attempt !== undefined) await this.#seat.take(`attempt ${attempt}`, () => this.shelf.sitDown(quiz.quiz, attempt), takeOver);
    else await this.#seat.leave();
    if (this.#seat.work) this.#seat.work.lost = () => void this.#seat.leave().then(() => this.#go());
    const attempts = quiz ? await this.shelf.attempts(quiz.quiz) : [];
    const due = quiz ? await this.shelf.due(quiz.quiz) : new Map<string, number>();
    this.#isBeginning = false;
    if (turn !== this.#going) return;
    this.quizzes = quizzes;
    this.place = { quiz, attempts, due };
    this.problems = hash && !quiz && this.words ? [{ text: this.words.t("quiz-unknown") }] : [];
    this.refusal = undefined;
    this.taker = "";
    if (turn > 1) void leadTo(this, "main");
  }

  protected override render(): TemplateResult {
    const { store, settings, words, place } = this;
    if (!words || !place) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    const { work: taking } = this.#seat;
    if (taking?.isOver) return html`<calibrant-quiz-result .store=${store} .texts=${words} .settings=${settings} .taking=${taking}></calibrant-quiz-result>`;
    if (taking) return html`<calibrant-quiz-taking .store=${store} .texts=${words} .settings=${settings} .taking=${taking} .over=${this.#over}></calibrant-quiz-taking>`;
    return html`<main class="home quiz" tabindex="-1" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.#drop}>${this.#stepView(words, place)}</main>`;
  }

  #stepView(words: Texts, { quiz, attempts, due }: Place) {
    if (quiz && this.#seat.isElsewhere) return elsewhereView(words, quiz, () => void this.#go(true));
    if (quiz) return startView(words, { quiz, attempts, due }, { begin: (data) => void this.#begin(words, quiz, data), problem: this.refusal, id: this.taker, typed: (id) => { this.taker = id; } });
    return entryView(words, this.quizzes, this.samples, this.problems, { open: (file) => void this.#open(file), sample: (entry, mode) => void this.#sample(entry, mode), remove: (each) => void this.#remove(words, each) });
  }

  async #begin({ t }: Texts, quiz: QuizRecord, data: FormData): Promise<void> {
    if (this.#isBeginning) return;
    const { rater, extraMinutes } = takerOf(data);
    // Blanks are no name; nobody could grade what is handed in without one.
    if (!rater.name) return void (this.refusal = t("name-missing"));
    this.#isBeginning = true;
    const record = await this.shelf.start(quiz, rater, extraMinutes).catch((error: unknown) => { this.#isBeginning = false; throw error; });
    if (record) return void (location.hash = quizPath(quiz.quiz, record.id));
    this.#isBeginning = false;
    this.refusal = t("no-attempts-left", { name: rater.name, attempts: quiz.document.attempts ?? 0 });
  }

  readonly #over = (): void => {
    this.requestUpdate();
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("main")?.focus());
    // What was answered should outlive a full disk.
    void navigator.storage?.persist?.();
  };

  async #open(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      location.hash = quizPath(await this.shelf.open(await file.arrayBuffer()));
      this.problems = [];
    } catch (error) {
      this.problems = this.#explain(file.name, error);
      await this.updateComplete;
      this.querySelector<HTMLElement>("#problems")?.focus();
    }
  }

  async #sample({ file }: Entry, mode: "practice" | "exam"): Promise<void> {
    location.hash = quizPath(await takeQuiz(this.store, { ...await shipped("quizzes", file), mode }));
  }

  #explain(name: string, error: unknown): Problem[] {
    const { words } = this;
    if (!words || !(error instanceof Refused)) return [{ text: String(error) }];
    return [{ text: words.t("quiz-refused", { file: name }) }, ...error.issues.map((issue) => ({
      where: issue.path, text: words.sentence(issue),
    }))];
  }

  async #remove({ t, locale }: Texts, { quiz, document }: QuizRecord): Promise<void> {
    const handedIn = await this.shelf.handedIn(quiz);
    const question = [t("forget-quiz-question", { title: inLanguage(document.title, locale) }), ...(handedIn > 0 ? [t("forget-handed-in", { attempts: handedIn })] : [])];
    if (!confirm(question.join("\n\n"))) return;
    await this.shelf.remove(quiz);
    await this.#go();
  }

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    void this.#open(event.dataTransfer?.files[0]);
  };
}

customElements.define("calibrant-quiz", QuizView);
