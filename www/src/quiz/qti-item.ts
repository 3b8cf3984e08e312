import type { Text } from "calibrant";
import { keyOf, Refused, type Key } from "./qti-key.js";
import { languageAt, localized, paragraphsOf, sharedLanguages, type Paragraph } from "./qti-text.js";
import { idMaker, LIMITS, type Option, type Prompt, type Question } from "./question.js";
import { attribute, childOf, childrenOf, nameOf, within } from "./xml.js";

/** What a question came without. */
export type Detail = "media" | "markup" | "feedback" | "rubric" | "stimulus" | "mapping" | "response-processing" | "points" | "presentation" | "renamed";
export type Note = (detail: Detail, what: string) => void;

const TAKEN = ["choiceInteraction", "orderInteraction", "matchInteraction"];
const isInteraction = (element: Element): boolean => nameOf(element).endsWith("Interaction");
const isFeedback = (element: Element): boolean => ["feedbackInline", "feedbackBlock", "modalFeedback"].includes(nameOf(element));

/** An item as a question; throws `Refused` where a quiz has no place for it. */
export function questionOf(item: Element, { id, weight }: { id: string; weight: number }, note: Note): Question {
  refuseWhatChanges(item);
  const interaction = interactionOf(item);
  const key = keyOf(item, attribute(interaction, "responseIdentifier") ?? "", note);
  noteWhatIsAround(item, note);
  notePresentation(interaction, note);
  const asked = { id, ...pointsOf(key.most * weight, note) };
  const reading = new Reading(item, interaction, note);
  if (nameOf(interaction) === "matchInteraction") return matchQuestion(asked, interaction, key, reading);
  return choiceQuestion(asked, interaction, key, reading);
}

/** What is asked depends on chance, or on what was answered before. */
function refuseWhatChanges(item: Element): void {
  if (attribute(item, "adaptive") === "true") throw new Refused("adaptive");
  const template = childrenOf(item).find((child) => nameOf(child).startsWith("template"));
  if (template) throw new Refused("template", attribute(template, "identifier"));
}

function interactionOf(item: Element): Element {
  const body = childOf(item, "itemBody");
  const all = body ? [...within(body, (element) => !isInteraction(element))].filter(isInteraction) : [];
  const kinds = [...new Set(all.map(nameOf))].join(", ");
  const [first] = all;
  if (!first) throw new Refused("interaction", "none");
  if (all.length > 1) throw new Refused("several-interactions", kinds);
  if (!TAKEN.includes(nameOf(first))) throw new Refused("interaction", kinds);
  return first;
}

const READ = new Set(["responseDeclaration", "outcomeDeclaration", "contextDeclaration", "itemBody", "responseProcessing", "modalFeedback"]);

function noteWhatIsAround(item: Element, note: Note): void {
  for (const child of childrenOf(item).filter((each) => !READ.has(nameOf(each)))) {
    if (nameOf(child) === "assessmentStimulusRef") note("stimulus", attribute(child, "href") ?? "");
    else note("markup", nameOf(child));
  }
}

/** A quiz shows options as it shows all, and takes as many as somebody gives. */
function notePresentation(interaction: Element, note: Note): void {
  if ([...within(interaction)].some((choice) => attribute(choice, "fixed") === "true")) note("presentation", "fixed");
  for (const limit of ["maxChoices", "minChoices"]) if (Number(attribute(interaction, limit)) > 1) note("presentation", limit);
}

function pointsOf(worth: number, note: Note): { points?: number } {
  const points = Math.min(Math.max(Math.round(worth) || 1, 1), LIMITS.points);
  if (points !== worth) note("points", String(worth));
  return points === 1 ? {} : { points };
}

type Asked = { id: string; points?: number };

function choiceQuestion(asked: Asked, interaction: Element, { cardinality, right, isPartial }: Key, reading: Reading): Question {
  const choices = childrenOf(interaction, "simpleChoice");
  const { options, idOf } = reading.options(choices);
  const answers = right.map((identifier) => idOf(identifier));
  const said = { ...asked, ...reading.asked() };
  if (nameOf(interaction) === "orderInteraction") {
    if (answers.length !== options.length || new Set(answers).size !== options.length) throw new Refused("answer-shape", "not all choices are in the order");
    return { ...said, kind: "order", partial: isPartial, options: answers.map((answer) => options.find((option) => option.id === answer)!) };
  }
  if (cardinality !== "single") return { ...said, kind: "multiple", partial: isPartial, options, answers: [...new Set(answers)] };
  const [answer] = answers;
  if (answers.length > 1 || answer === undefined) throw new Refused("answer-shape", "several choices are right alone");
  return { ...said, kind: "single", options, answer };
}

function matchQuestion(asked: Asked, interaction: Element, { right, isPartial }: Key, reading: Reading): Question {
  const [sources = [], targets = []] = childrenOf(interaction, "simpleMatchSet").map((set) => childrenOf(set, "simpleAssociableChoice"));
  const pairs = right.map((pair) => pair.split(" "));
  const forwards = partners(sources, pairs.map(([source, target]) => [source, target]));
  const backwards = forwards ? undefined : partners(targets, pairs.map(([source, target]) => [target, source]));
  const partner = forwards ?? backwards;
  if (!partner) throw new Refused("answer-shape", "no side has one partner each");
  const { options, idOf } = reading.options(forwards ? targets : sources);
  const prompts = reading.prompts(forwards ? sources : targets, (identifier) => idOf(partner.get(identifier) ?? ""));
  return { ...asked, ...reading.asked(), kind: "match", partial: isPartial, options, prompts };
}

/** Of each choice the one it belongs to; undefined unless each has exactly one. */
function partners(choices: Element[], pairs: (string | undefined)[][]): Map<string, string> | undefined {
  const found = choices.map((choice) => pairs.filter(([own]) => own === attribute(choice, "identifier")));
  if (found.length === 0 || found.some((own) => own.length !== 1) || pairs.length !== choices.length) return undefined;
  return new Map(found.map(([pair]) => [pair![0] ?? "", pair![1] ?? ""]));
}

/** The texts of an item: read in one go, as whether they are in several languages shows only in all of them. */
class Reading {
  readonly #body: Paragraph[];
  readonly #choices: Map<Element, Paragraph[]>;
  readonly #languages: string[];
  readonly #guidance: Guidance;

  constructor(item: Element, interaction: Element, note: Note) {
    this.#guidance = guidanceOf(item, interaction, note);
    this.#body = bodyOf(item, interaction, note);
    const choices = [...within(interaction)].filter((each) => ["simpleChoice", "simpleAssociableChoice"].includes(nameOf(each)));
    this.#choices = new Map(choices.map((choice) => [choice, paragraphsOf(choice, isFeedback, note)]));
    this.#languages = sharedLanguages([this.#body, ...this.#choices.values()]);
  }

  asked(): { title: Text; guidance?: Text } {
    const { general } = this.#guidance;
    return { title: this.#text(this.#body), ...(general.length > 0 ? { guidance: this.#text(general) } : {}) };
  }

  options(choices: Element[]): { options: Option[]; idOf: (identifier: string) => string } {
    if (choices.length < LIMITS.fewestOptions) throw new Refused("too-few", String(choices.length));
    const ids = this.#named(choices, LIMITS.options);
    const options = choices.map((choice): Option => {
      const identifier = attribute(choice, "identifier") ?? "";
      const guidance = this.#guidance.ofChoice.get(identifier);
      return { id: ids.get(identifier)!, title: this.#title(choice), ...(guidance ? { guidance: this.#text(guidance) } : {}) };
    });
    const idOf = (identifier: string) => {
      const id = ids.get(identifier);
      if (id === undefined) throw new Refused("no-answer", identifier);
      return id;
    };
    return { options, idOf };
  }

  prompts(choices: Element[], optionOf: (identifier: string) => string): Prompt[] {
    const ids = this.#named(choices, LIMITS.prompts);
    return choices.map((choice) => {
      const identifier = attribute(choice, "identifier") ?? "";
      return { id: ids.get(identifier)!, title: this.#title(choice), option: optionOf(identifier) };
    });
  }

  #named(choices: Element[], most: number): Map<string, string> {
    if (choices.length > most) throw new Refused("too-many", String(choices.length));
    const make = idMaker();
    const identifiers = choices.map((choice) => attribute(choice, "identifier") ?? "");
    const twice = identifiers.find((identifier, at) => identifiers.indexOf(identifier) < at);
    if (twice !== undefined) throw new Refused("answer-shape", `${twice} twice`);
    return new Map(identifiers.map((identifier) => [identifier, make(identifier)]));
  }

  #title(choice: Element): Text {
    const read = this.#choices.get(choice) ?? [];
    if (read.length === 0) throw new Refused("no-text", attribute(choice, "identifier"));
    return this.#text(read);
  }

  #text(paragraphs: Paragraph[]): Text {
    const text = localized(paragraphs, this.#languages);
    const longest = Math.max(...(typeof text === "string" ? [text] : Object.values(text)).map(({ length }) => length));
    if (longest > LIMITS.text) throw new Refused("too-long", String(longest));
    return text;
  }
}

/** What is asked: the body with the interaction's prompt; the item's own title, a label for authors, where they say nothing. */
function bodyOf(item: Element, interaction: Element, note: Note): Paragraph[] {
  const isChoice = (element: Element) => ["simpleChoice", "simpleMatchSet"].includes(nameOf(element)) && element.parentNode === interaction;
  const apart = (element: Element) => isFeedback(element) || isChoice(element) || isForOthers(element, note);
  const plain: Note = (detail, what) => { if (what !== nameOf(interaction)) note(detail, what); };
  const body = paragraphsOf(childOf(item, "itemBody")!, apart, plain);
  const title = attribute(item, "title")?.trim() ?? "";
  if (body.length > 0) return body;
  if (title === "") throw new Refused("no-text");
  return [{ language: languageAt(item), text: title }];
}

/** A rubric for whoever scores, not for whoever answers. */
function isForOthers(element: Element, note: Note): boolean {
  if (nameOf(element) !== "rubricBlock") return false;
  const view = attribute(element, "view") ?? "";
  if (view.split(/\s+/).includes("candidate")) return false;
  note("rubric", view);
  return true;
}

interface Guidance { general: Paragraph[]; ofChoice: Map<string, Paragraph[]> }

/** Feedback on a choice goes to it; of the rest one can be why the answer is what it is: what is shown when it is right, or the only one. */
function guidanceOf(item: Element, interaction: Element, note: Note): Guidance {
  const choices = new Set(nameOf(interaction) === "choiceInteraction" ? childrenOf(interaction, "simpleChoice").map((choice) => attribute(choice, "identifier")) : []);
  const shown = [...within(item)].filter(isFeedback).map((element) => ({
    element, identifier: attribute(element, "identifier") ?? "", isShown: attribute(element, "showHide") !== "hide",
  }));
  const ofChoice = new Map<string, Paragraph[]>();
  const others = shown.filter(({ element, identifier, isShown }) => {
    if (!isShown || !choices.has(identifier)) return true;
    ofChoice.set(identifier, [...(ofChoice.get(identifier) ?? []), ...feedbackText(element, note)]);
    return false;
  });
  const candidates = others.filter(({ isShown, identifier }) => isShown && !isOfWrong(identifier));
  const why = candidates.find(({ identifier }) => /correct|right/i.test(identifier)) ?? (candidates.length === 1 ? candidates[0] : undefined);
  for (const other of others) if (other !== why) note("feedback", other.identifier);
  for (const [identifier, text] of ofChoice) if (text.length === 0) ofChoice.delete(identifier);
  return { general: why ? feedbackText(why.element, note) : [], ofChoice };
}

const isOfWrong = (identifier: string): boolean => /wrong|(in|un|not)[-_ ]?correct/i.test(identifier);

function feedbackText(element: Element, note: Note): Paragraph[] {
  const title = attribute(element, "title")?.trim();
  const text = paragraphsOf(element, (inner) => inner !== element && isFeedback(inner), note);
  return title ? [{ language: text[0]?.language, text: title }, ...text] : text;
}
