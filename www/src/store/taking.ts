import type { EvaluationDocument } from "calibrant";
import type { AttemptDocument, AttemptEvent, AttemptRater, KnowledgeAnswer, QuizDocument, QuizResult } from "calibrant/quiz";
import { blankEvaluation, localInstant } from "../element/documents.js";
import { earnedIn, type Earned } from "../quiz/earned.js";
import { planOf, stepId, type CallStep, type QuestionStep, type Step } from "../quiz/plan.js";
import type { Database } from "./database.js";
import { isDue, learn, learnt, type Learner } from "./practice.js";
import type { Saver } from "./saver.js";
import type { Store } from "./store.js";

/** A quiz that was opened on this device. */
export interface QuizRecord {
  /** Its hash. */
  quiz: string;
  isSealed: boolean;
  document: QuizDocument;
  openedAt: number;
}

/** An attempt on this device; what happened in it stands beside it, event by event. */
export interface AttemptRecord {
  id: string;
  quiz: string;
  rater: AttemptRater;
  /** Which try it is. */
  attempt: number;
  extraMinutes: number;
  started: string;
  /** In which order this rater meets questions and options. */
  seed: number;
  draft?: CallDraft | undefined;
  submitted?: string;
  /** As last looked at: the milliseconds that had passed, and the device's clock. */
  elapsed?: number;
  clock?: number;
  /** How often that clock was found set back. */
  setBack?: number;
  /** Who opened it last, by chance: whoever opened it before writes no more. */
  sitting?: string;
  savedAt: number;
}

/** A call whose form is not finished yet, as it was last touched. */
interface CallDraft { step: string; evaluation: EvaluationDocument; at: string }

/** `number` orders them; `elapsed`: milliseconds from the start. */
export interface KeptEvent { attempt: string; number: number; elapsed: number; event: AttemptEvent }

export type Given = KnowledgeAnswer | EvaluationDocument;

const now = (): string => localInstant(new Date());

/** So often, in milliseconds, the time that has passed is kept while nothing else is: a reload gives back no more than this. */
const TICK = 10_000;
/** A system corrects its own clock by less. */
const SLACK = 1_000;

/** One rater at work on one attempt: everything that happens is kept at once, and nothing that happened is ever written again. */
export class Taking {
  readonly #steps: Step[];
  /** Parts whose sequential test has decided. */
  readonly #settled = new Set<string>();
  readonly #saver: Saver<AttemptRecord>;
  readonly #visit = performance.now();
  readonly #before: number;
  #latest = 0;
  /** Events that are not on the disk: each write takes them along. */
  readonly #unwritten: KeptEvent[] = [];
  /** Hears that the attempt was deleted, or that somebody else writes on it. */
  lost: (() => void) | undefined;
  #learning: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: Store, readonly quiz: QuizRecord, public record: AttemptRecord, readonly events: KeptEvent[]) {
    this.#steps = planOf(quiz.document, record.seed);
    this.#before = Math.max(record.elapsed ?? 0, ...events.map(({ elapsed }) => elapsed), this.#byClock());
    this.#saver = store.saverOf((changed) => this.#write(changed));
  }

  get isPractice(): boolean { return this.quiz.document.mode === "practice"; }
  get isOver(): boolean { return this.record.submitted !== undefined; }

  /** Milliseconds; undefined where there is no limit. A clock that is set back gives no time. */
  get remaining(): number | undefined {
    const { minutes } = this.quiz.document;
    return minutes === undefined ? undefined : (minutes + this.record.extraMinutes) * 60_000 - this.#elapsed();
  }

  /** Whether the clock ran backwards at any time: the result will say so. */
  get wasSetBack(): boolean {
    if (this.record.setBack) return true;
    const times = [this.record.started, ...this.events.map(({ event }) => event.at)].map(Date.parse);
    return times.some((time, index) => index > 0 && time < (times[index - 1] ?? 0));
  }

  /** Everything that is asked; of a part that is decided no more than was shown. */
  get plan(): Step[] {
    const shown = new Set(this.events.flatMap(({ event }) => event.kind === "show" ? [stepId(event.part, event.asked)] : []));
    return this.#steps.filter(({ part, id }) => !this.#settled.has(part.id) || shown.has(id));
  }

  /** Where parts are asked until it is settled: which are. Of a sealed quiz nobody here can tell. */
  async settle(): Promise<void> {
    const sequential = this.quiz.document.parts.filter(({ pass }) => pass && "sequential" in pass).map(({ id }) => id);
    if (sequential.length === 0 || this.quiz.isSealed) return;
    const { parts } = await this.grade();
    for (const { part, outcome } of parts) if (sequential.includes(part) && outcome !== "undetermined") this.#settled.add(part);
  }

  /** What was shown last is still on the screen. */
  get current(): Step | undefined {
    const shown = this.events.findLast(({ event }) => event.kind === "show")?.event;
    return shown?.kind === "show" ? this.#steps.find(({ id }) => id === stepId(shown.part, shown.asked)) : undefined;
  }

  /** What counts: in practice the first answer, as the page has told by then. */
  answerOf(step: QuestionStep): KnowledgeAnswer | undefined;
  answerOf(step: CallStep): EvaluationDocument | undefined;
  answerOf(step: Step): Given | undefined;
  answerOf({ part, asked }: Step): Given | undefined {
    const given = this.events.flatMap(({ event }) => event.kind === "answer" && event.part === part.id && event.asked === asked.id ? [event.answer] : []);
    return this.isPractice ? given[0] : given.at(-1);
  }

  get open(): Step[] { return this.plan.filter((step) => this.answerOf(step) === undefined); }

  evaluationOf(step: CallStep): EvaluationDocument {
    return this.draftOf(step) ?? this.answerOf(step) ?? this.blank(step);
  }

  draftOf({ id }: CallStep): EvaluationDocument | undefined {
    const { draft } = this.record;
    return draft?.step === id ? draft.evaluation : undefined;
  }

  blank({ part, asked }: CallStep): EvaluationDocument {
    const { subject } = asked.contact ?? {};
    const { id, team, site } = this.record.rater;
    return {
      ...blankEvaluation(part.scorecard), ...(subject ? { subject } : {}), kind: "calibration",
      rater: { id, level: "quality", ...(team ? { team } : {}), ...(site ? { site } : {}) },
    };
  }

  show(step: Step): void {
    this.#leaveCall();
    const options = "options" in step && step.options.length > 0 ? { options: step.options.map(({ id }) => id) } : {};
    this.#happen({ at: now(), kind: "show", ...placeOf(step), ...options });
  }

  answer(step: Step, answer: Given): void {
    this.#happen({ at: now(), kind: "answer", ...placeOf(step), answer }, { draft: undefined });
    if (this.isPractice) this.#learn(step, answer);
  }

  /** Practised once more: the attempt stays what it was. */
  answerAgain(step: Step, answer: Given): void {
    if (this.record.draft?.step === step.id) this.#keep({ draft: undefined });
    this.#learn(step, answer);
  }

  /** What the form of a call says before it is finished. */
  fill(step: CallStep, evaluation: EvaluationDocument, typing: boolean): void {
    this.#keep({ draft: { step: step.id, evaluation, at: now() } }, typing);
  }

  /** Called again and again while it is under way: time passes where nothing else happens too, and what could not be written is tried again. */
  tick(): void {
    const { elapsed = 0, setBack = 0 } = this.record;
    const clocks = this.#clocks();
    if (this.isOver || (clocks.setBack <= setBack && clocks.elapsed - elapsed < TICK)) return;
    // Nothing of the rater's is new: `savedAt` stays, and so nobody hears "saved" every few seconds.
    this.record = { ...this.record, ...clocks };
    this.#saver.keep(this.record, false);
  }

  submit(): void {
    if (this.isOver) return;
    this.#leaveCall();
    const at = now();
    this.#happen({ at, kind: "submit" }, { submitted: at });
  }

  /** As it is handed in. */
  document(): Promise<AttemptDocument> {
    return attemptDocument(this.store, this.quiz, this.record, this.events);
  }

  async grade(): Promise<QuizResult> {
    return this.store.engine.grade(this.quiz.document, await this.document());
  }

  /** What one answer earns; only where the quiz is not sealed. */
  async earnedBy(step: Step, answer: Given): Promise<Earned> {
    const { started } = this.record;
    const alone: KeptEvent = { attempt: "", number: 0, elapsed: 0, event: { at: started, kind: "answer", ...placeOf(step), answer } };
    const attempt = await attemptDocument(this.store, this.quiz, this.record, [alone]);
    return earnedIn(await this.store.engine.grade(this.quiz.document, attempt), this.quiz.document, step);
  }

  /** What comes again: now what was missed or left open, and what its time has come for; the next by its date. */
  async due(): Promise<{ now: Step[]; next: Date | undefined }> {
    await Promise.all([this.settle(), this.#learning]);
    const records = new Map((await learnt(this.store.database, this.#learner)).map((record) => [record.step, record]));
    const now = this.plan.filter(({ id }) => { const record = records.get(id); return !record || isDue(record); });
    const later = [...records.values()].filter((record) => !isDue(record)).map(({ card }) => card.due);
    return { now, next: later.sort((a, b) => a.getTime() - b.getTime())[0] };
  }

  get #learner(): Learner { return { quiz: this.quiz.quiz, rater: this.record.rater.id }; }

  /** Where the page tells what is right: from then on it is something to practise. What cannot be noted counts as left open, and comes again. */
  #learn(step: Step, given: Given): void {
    if (this.quiz.isSealed) return;
    const learning = this.earnedBy(step, given).then(({ earned, of }) => learn(this.store.database, this.#learner, step.id, earned === of));
    this.#learning = Promise.allSettled([this.#learning, learning]);
  }

  async flush(): Promise<void> {
    if (this.#unwritten.length > 0) this.#saver.keep(this.record, false);
    await Promise.all([this.#saver.flush(), this.#learning]);
  }

  /** In an exam a call counts as far as it is scored when it is left. In practice its first answer counts, so it waits. */
  #leaveCall(): void {
    const { draft } = this.record;
    const step = this.#steps.find(({ id }) => id === draft?.step);
    if (!draft || !step || this.isPractice) return;
    this.#happen({ at: draft.at, kind: "answer", ...placeOf(step), answer: draft.evaluation }, { draft: undefined });
  }

  #happen(event: AttemptEvent, change: Partial<AttemptRecord> = {}): void {
    const clocks = this.#clocks();
    const kept = { attempt: this.record.id, number: (this.events.at(-1)?.number ?? -1) + 1, elapsed: clocks.elapsed, event };
    this.events.push(kept);
    this.#unwritten.push(kept);
    this.#keep({ ...change, ...clocks });
  }

  #keep(change: Partial<AttemptRecord>, typing = false): void {
    this.record = { ...this.record, ...change, savedAt: Date.now() };
    this.#saver.keep(this.record, typing);
  }

  /** Events and what they change, in one transaction: it is on the disk, or nothing of it. Throws while any event is not. */
  async #write(record: AttemptRecord): Promise<void> {
    const events = this.#unwritten.splice(0);
    try {
      await keepEvents(this.store.database, record, events);
    } catch (error) {
      if (error instanceof PlaceLost) this.lost?.();
      else this.#unwritten.unshift(...events);
      throw error;
    }
    if (this.#unwritten.length > 0) throw new Error("Events wait to be written.");
  }

  /** What the clocks say, and whether the device's was set back since it was last looked at. */
  #clocks(): { elapsed: number; clock: number; setBack: number } {
    const clock = Date.now();
    const { clock: before = clock, setBack = 0 } = this.record;
    return { elapsed: this.#elapsed(), clock, setBack: clock < before - SLACK ? setBack + 1 : setBack };
  }

  /** It only grows: neither a clock set back nor a machine asleep gains time. */
  #elapsed(): number {
    this.#latest = Math.max(this.#latest, this.#before + performance.now() - this.#visit, this.#byClock());
    return this.#latest;
  }

  #byClock(): number {
    return Date.now() - Date.parse(this.record.started);
  }
}

/** An attempt as far as it has come; what only this page needs to go on with it, and how often it found the clock set back, is its `meta`. */
export function attemptDocument({ engine }: Pick<Store, "engine">, { document }: QuizRecord, record: AttemptRecord, events: KeptEvent[]): Promise<AttemptDocument> {
  const { id, seed, rater, attempt, extraMinutes, started, setBack } = record;
  return engine.attempt(document, {
    format: "calibrant/attempt@1", rater, attempt, ...(extraMinutes > 0 ? { extraMinutes } : {}), started,
    events: events.map(({ event }) => event), meta: { id, seed, ...(setBack ? { clockSetBack: setBack } : {}) },
  });
}

const placeOf = ({ part, asked }: Step) => ({ part: part.id, asked: asked.id });

/** A tab that slept while another took its place, or deleted the attempt, has nothing more to write. */
class PlaceLost extends Error {}

async function keepEvents(database: Database, record: AttemptRecord, events: KeptEvent[]): Promise<void> {
  const transaction = database.transaction(["attempts", "attemptEvents"], "readwrite", { durability: "strict" });
  const [attempts, store] = [transaction.objectStore("attempts"), transaction.objectStore("attemptEvents")];
  const there = await attempts.get(record.id);
  if (!there || there.sitting !== record.sitting) throw new PlaceLost("The attempt was deleted, or somebody else writes on it.");
  await Promise.all([...events.map((kept) => store.add(kept)), attempts.put(record), transaction.done]);
}
