import { CalibrantScorecard } from "./scorecard-element.js";

/** `<calibrant-report>`: a score with its explanation, to be read only. The scorecard's element as a review that nobody answers. */
export class CalibrantReport extends CalibrantScorecard {
  constructor() {
    super();
    this.mode = "review";
  }

  protected override get mayAnswer(): boolean { return false; }
}
