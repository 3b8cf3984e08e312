import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Store } from "../store/store.js";
import { HomeView } from "./home.js";
import { View } from "./light.js";
import { stepsOf } from "./route.js";
import { ScoreView } from "./score.js";
import { SettingsDialog } from "./settings.js";

customElements.define("calibrant-home", HomeView);
customElements.define("calibrant-score", ScoreView);
customElements.define("calibrant-settings", SettingsDialog);

/** Views that few need at once: their code comes when their route is opened. */
const LATER: { [page in Page]?: () => Promise<unknown> } = {
  "page-agreement": () => import("./agreement.js"),
  "page-author": () => import("./author.js"),
  "page-certificates": () => import("./certificates.js"),
  "page-examine": () => import("./examine.js"),
  "page-join": () => import("./join.js"),
  "page-quiz": () => import("./quiz.js"),
  "page-room": () => import("./room.js"),
};

/** The frame of the page: where one is, what is saved, the language; and under it the view of the route. */
export class CalibrantApp extends View {
  static override properties = { store: { attribute: false }, problem: { attribute: false }, route: { state: true } };
  declare store: Store | undefined;
  declare problem: string | undefined;
  declare route: string;

  constructor() {
    super();
    this.route = location.hash;
    window.addEventListener("hashchange", () => { this.route = location.hash; });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("store")) this.store?.addEventListener("change", () => this.requestUpdate());
    if (this.store) {
      document.documentElement.lang = this.store.texts.locale;
      document.title = `${this.store.texts.t(pageOf(this.route))} · Calibrant`;
    }
    if (changed.has("route")) void LATER[pageOf(this.route)]?.();
  }

  protected override updated(changed: PropertyValues<this>): void {
    // A new view starts at its top, as a new page would.
    if (changed.has("route") && changed.get("route") !== undefined) window.scrollTo(0, 0);
  }

  protected override render(): TemplateResult {
    const { store } = this;
    if (this.problem) return html`<main class="message" role="alert">${this.problem}</main>`;
    if (!store) return html`<main class="message" aria-busy="true"></main>`;
    const { t } = store.texts;
    const page = pageOf(this.route);
    const current = (name: string) => (name === page ? "page" : nothing);
    const id = /^#\/score\/(.+)$/.exec(this.route)?.[1];
    return html`
      <header class="top">
        <a class="skip" href=${this.route || "#/"} @click=${this.#skip}>${t("skip-to-content")}</a>
        <a class="brand" href="#/">Calibrant</a>
        <nav aria-label=${t("main-navigation")}><a href="#/" aria-current=${current("page-home")}>${t("page-home")}</a>
          <a href="#/agreement" aria-current=${current("page-agreement")}>${t("page-agreement")}</a>
          <a href="#/room" aria-current=${current("page-room")}>${t("page-room")}</a>
          <a href="#/join" aria-current=${current("page-join")}>${t("page-join")}</a>
          <a href="#/quiz" aria-current=${current("page-quiz")}>${t("page-quiz")}</a>
          ${QUIZ_PAGES.includes(page) ? html`<a href=${this.route} aria-current="page">${t(page)}</a>` : nothing}
          ${id ? html`<a href=${this.route} aria-current="page">${t("page-score")}</a>` : nothing}</nav>
        <div class="status" role="status">${this.#statusView(store)}</div>
        <button type="button" class="plain" @click=${() => this.querySelector<SettingsDialog>("calibrant-settings")?.show()}>${t("settings")}</button>
      </header>
      ${id ? html`<calibrant-score .store=${store} .recordId=${stepsOf(`/${id}`)[0]} .texts=${store.texts} .settings=${store.settings}></calibrant-score>`
        : page === "page-join" ? html`<calibrant-join .store=${store} .texts=${store.texts} .settings=${store.settings} .route=${this.route}></calibrant-join>`
        : page === "page-quiz" ? html`<calibrant-quiz .store=${store} .texts=${store.texts} .settings=${store.settings} .path=${this.route.slice("#/quiz".length)}></calibrant-quiz>`
        : page === "page-author" ? html`<calibrant-author .store=${store} .texts=${store.texts} .path=${this.route.slice("#/author".length)}></calibrant-author>`
        : page === "page-examine" ? html`<calibrant-examine .store=${store} .texts=${store.texts} .path=${this.route.slice("#/examine".length)}></calibrant-examine>`
        : page === "page-certificates" ? html`<calibrant-certificates .store=${store} .texts=${store.texts} .path=${this.route.slice("#/certificates".length)}></calibrant-certificates>`
        : page === "page-agreement" ? html`<calibrant-agreement .store=${store} .texts=${store.texts}></calibrant-agreement>`
        : page === "page-room" ? html`<calibrant-room .store=${store} .texts=${store.texts} .path=${this.route.slice("#/room".length)}></calibrant-room>`
        : html`<calibrant-home .store=${store} .texts=${store.texts}></calibrant-home>`}
      <calibrant-settings .store=${store} .texts=${store.texts} .settings=${store.settings}></calibrant-settings>`;
  }

  #statusView({ texts: { t, locale }, savedAt, saveFailed, outdated, offlineReady }: Store) {
    if (outdated) return html`<strong>${t("page-outdated")}</strong>`;
    if (saveFailed) return html`<strong>${t("save-failed")}</strong>`;
    const time = savedAt && new Intl.DateTimeFormat(locale, { timeStyle: "medium", hourCycle: "h23" }).format(savedAt);
    return html`${time ? html`<span>${t("saved-at", { time })}</span>` : nothing}${offlineReady ? html`<span>${t("offline-ready")}</span>` : nothing}`;
  }

  /** The route lives in the hash, so a skip link cannot be a plain one. */
  readonly #skip = (event: Event): void => {
    event.preventDefault();
    (this.querySelector<HTMLElement>("calibrant-scorecard") ?? this.querySelector<HTMLElement>("main"))?.focus();
  };
}

const PLACES = ["author", "certificates", "examine", "join", "quiz", "room"] as const;
type Page = `page-${(typeof PLACES)[number]}` | "page-score" | "page-agreement" | "page-home";

/** Trainers' and examiners' pages, which the page of quizzes leads to. */
const QUIZ_PAGES: Page[] = ["page-author", "page-certificates", "page-examine"];

function pageOf(route: string): Page {
  if (route.startsWith("#/score/")) return "page-score";
  if (route === "#/agreement") return "page-agreement";
  const place = PLACES.find((each) => route === `#/${each}` || route.startsWith(`#/${each}/`));
  return place ? `page-${place}` : "page-home";
}
