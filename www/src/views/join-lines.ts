import type { SheetDocument } from "calibrant/calibration";
import { html, nothing, type TemplateResult } from "lit";
import { HostLine, type Receipt } from "../room/conversation.js";
import { accept, canLink } from "../room/link.js";
import { HostTabs, type HostTab } from "../room/tabs.js";
import type { Texts } from "../texts.js";
import { textOf } from "./dialogs.js";

/** What became of a sheet that was handed over by a line. */
type Handed = Receipt | "sending" | "lost";

/** A rater's lines to hosts: other tabs of this browser, and one link to another device. */
export class RaterLines {
  readonly handed = new Map<SheetDocument, Handed>();
  /** Of the link: what the host has to get, and how far it is. */
  token: string | undefined;
  link: "none" | "bad" | "waiting" | "open" | "lost" = "none";
  readonly #tabs: HostTabs | undefined;
  #line: HostLine | undefined;
  #end: { close(): void } | undefined;

  constructor(private readonly changed: () => void) {
    this.#tabs = "BroadcastChannel" in globalThis ? new HostTabs(changed) : undefined;
  }

  get tabs(): HostTab[] { return this.#tabs?.found ?? []; }

  tabOf(room: string): HostTab | undefined {
    return this.tabs.find((tab) => tab.room === room);
  }

  /** The line to whoever collects this room: the link where it is open, else a tab. */
  async room(tab?: HostTab): Promise<unknown> {
    const line = tab ? this.#tabs?.call(tab) : this.#line;
    if (!line) return undefined;
    try {
      return await line.room();
    } finally {
      if (tab) line.close();
    }
  }

  async hand(sheet: SheetDocument): Promise<void> {
    const tab = this.tabOf(sheet.room);
    const line = this.link === "open" ? this.#line : tab && this.#tabs?.call(tab);
    if (!line) return;
    this.#tell(sheet, "sending");
    this.#tell(sheet, await line.hand(sheet).catch(() => "lost" as const));
    if (line !== this.#line) line.close();
  }

  /** Answers a host's invitation. */
  async answer(invitation: string): Promise<void> {
    this.#end?.close();
    this.#to("none", undefined);
    try {
      const end = await accept(invitation);
      this.#end = end;
      this.#to("waiting", end.token);
      this.#line = new HostLine(await end.line, () => { if (this.#end === end) this.#to("lost", undefined); });
      this.#to("open", undefined);
    } catch {
      this.#to("bad", undefined);
    }
  }

  close(): void {
    this.#tabs?.close();
    this.#end?.close();
  }

  #to(link: RaterLines["link"], token: string | undefined): void {
    Object.assign(this, { link, token });
    this.changed();
  }

  #tell(sheet: SheetDocument, handed: Handed): void {
    this.handed.set(sheet, handed);
    this.changed();
  }
}

/** Ways to get a room without a file. */
export function linesView(words: Texts, lines: RaterLines, take: (tab?: HostTab) => void): TemplateResult | typeof nothing {
  const { t } = words;
  if (lines.tabs.length === 0 && !canLink()) return nothing;
  return html`<section aria-labelledby="lines-title"><h2 id="lines-title">${t("without-file")}</h2>
    ${lines.tabs.map((tab) => html`<div class="buttons"><button type="button" @click=${() => take(tab)}>${t("take-from-tab", { title: tab.title, host: tab.host })}</button></div>`)}
    ${linkView(words, lines)}
    ${lines.link === "open" ? html`<div class="buttons"><button type="button" @click=${() => take()}>${t("take-by-link")}</button></div>` : nothing}
  </section>`;
}

/** The rater's end of a link to another device. */
export function linkView({ t }: Texts, lines: RaterLines): TemplateResult | typeof nothing {
  if (!canLink()) return nothing;
  const answer = (event: SubmitEvent) => {
    event.preventDefault();
    const invitation = textOf(new FormData(event.target as HTMLFormElement), "invitation");
    if (invitation) void lines.answer(invitation);
  };
  return html`<details class="link" ?open=${lines.link !== "none"}><summary>${t("link-title")}</summary>
    <p class="hint">${t("link-hint")}</p>
    <form class="paste" @submit=${answer}><label>${t("link-invitation")}<textarea name="invitation" rows="2" required></textarea></label>
      <button type="submit">${t("link-answer")}</button></form>
    ${lines.token ? html`<label>${t("link-token-for-host")}<textarea readonly class="token" rows="3" .value=${lines.token} @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}></textarea></label>` : nothing}
    <p role="status">${lines.link === "none" ? nothing : t(`link-${lines.link}`)}</p></details>`;
}

/** What became of a sheet on its way to the host. */
export function handedView({ t, sentence }: Texts, handed: Handed | undefined): TemplateResult | typeof nothing {
  if (!handed) return nothing;
  if (typeof handed === "string") return html`${t(`handed-${handed}`)}`;
  if (handed.issues.length === 0) return html`<strong>✓</strong> ${t("handed-over")}`;
  return html`${t("handed-refused")} ${handed.issues.map((issue) => sentence(issue)).join(" ")}`;
}
