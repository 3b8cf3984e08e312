import { CalibrantScorecard } from "./scorecard-element.js";

// A host may load the element twice, from two of its own bundles.
if (!customElements.get("calibrant-scorecard")) customElements.define("calibrant-scorecard", CalibrantScorecard);

declare global {
  interface HTMLElementTagNameMap { "calibrant-scorecard": CalibrantScorecard }
}

export { CalibrantScorecard };
