import { CalibrantReport } from "./report-element.js";
import { CalibrantScorecard } from "./scorecard-element.js";

// A host may load the elements twice, from two of its own bundles.
for (const [name, element] of [["calibrant-scorecard", CalibrantScorecard], ["calibrant-report", CalibrantReport]] as const) {
  if (!customElements.get(name)) customElements.define(name, element);
}

declare global {
  interface HTMLElementTagNameMap { "calibrant-scorecard": CalibrantScorecard; "calibrant-report": CalibrantReport }
}

export { CalibrantReport, CalibrantScorecard };
