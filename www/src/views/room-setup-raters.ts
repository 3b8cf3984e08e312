import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { LEVELS, ratersFrom } from "../room/rater-list.js";
import type { RaterSetup } from "../room/setup.js";
import { valueOf, type SetupContext } from "./room-setup.js";

/** Who scores: a list that can be pasted, then each with level, role and site. */
export function ratersView(context: SetupContext): TemplateResult {
  const { texts: { t }, setup: { raters, hostRates }, change, problemAt } = context;
  const add = (event: Event) => {
    const area = (event.target as Element).closest(".add")?.querySelector("textarea");
    if (!area) return;
    change({ raters: [...raters, ...ratersFrom(area.value)] });
    area.value = "";
  };
  return html`<section aria-labelledby="raters-title"><h2 id="raters-title">${t("setup-raters")}</h2>
    ${raters.length ? html`<ol class="lines raters">${raters.map((each, at) => raterView(context, each, at))}</ol>
      <datalist id="sites">${[...new Set(raters.flatMap(({ site }) => site ?? []))].map((site) => html`<option value=${site}></option>`)}</datalist>` : nothing}
    <div class="add"><label>${t("rater-list")}<textarea name="rater-list" rows="4" spellcheck="false" placeholder=${t("rater-list-example")}></textarea></label>
      <button type="button" @click=${add}>${t("add-raters")}</button></div>
    <p class="hint">${t("rater-list-hint")}</p>
    ${problemAt("rater-list")}
    <label class="narrow">${t("host-rates")}<select name="host-rates" @change=${(event: Event) => change({ hostRates: valueOf(event) })}>
      <option value="" .selected=${live(!hostRates)}>${t("host-rates-not")}</option>
      ${raters.filter(({ name }) => name.trim()).map(({ name }) => html`<option value=${name.trim()} .selected=${live(name.trim() === hostRates)}>${name}</option>`)}</select></label>
  </section>`;
}

function raterView({ texts: { t }, setup: { raters }, change, problemAt }: SetupContext, { name, level, role, site = "" }: RaterSetup, at: number) {
  const put = (next: Partial<RaterSetup>) => change({ raters: raters.map((each, index) => index === at ? { ...each, ...next } : each) });
  return html`<li>
    <label><span class="unseen">${t("rater-name")}</span><input name=${`rater-${at}`} maxlength="100" .value=${live(name)} @input=${(event: Event) => put({ name: valueOf(event) })}>${problemAt(`rater-${at}`)}</label>
    <label><span class="unseen">${t("rater-level")}</span><select @change=${(event: Event) => put({ level: valueOf(event) as RaterSetup["level"] })}>
      ${LEVELS.map((each) => html`<option value=${each} .selected=${live(each === level)}>${t(`level-${each}`)}</option>`)}</select></label>
    <label><span class="unseen">${t("rater-role")}</span><select @change=${(event: Event) => put({ role: valueOf(event) as RaterSetup["role"] })}>
      ${(["rater", "expert"] as const).map((each) => html`<option value=${each} .selected=${live(each === role)}>${t(`role-${each}`)}</option>`)}</select></label>
    <label><span class="unseen">${t("rater-site")}</span><input name=${`site-${at}`} maxlength="100" list="sites" placeholder=${t("rater-site")} .value=${live(site)} @input=${(event: Event) => put({ site: valueOf(event) })}></label>
    <button type="button" class="plain" aria-label=${t("remove-one", { name: name || String(at + 1) })} @click=${() => change({ raters: raters.toSpliced(at, 1) })}>${t("remove")}</button></li>`;
}
