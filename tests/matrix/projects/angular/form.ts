import "calibrant/element";

import { Component, CUSTOM_ELEMENTS_SCHEMA, EventEmitter, Input, Output } from "@angular/core";
import type { CalibrantElementEventMap } from "calibrant/element";
import type { EvaluationDocument, Score, ScorecardDocument } from "calibrant";

@Component({
  selector: "call-form",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `<calibrant-scorecard [scorecard]="card" [evaluation]="evaluation" (calibrant-change)="changed($event)"></calibrant-scorecard>`,
})
export class CallForm {
  @Input() card?: ScorecardDocument;
  @Input() evaluation?: EvaluationDocument;
  @Output() score = new EventEmitter<Score>();

  changed({ detail }: CalibrantElementEventMap["calibrant-change"]) {
    if (detail.result) this.score.emit(detail.result);
  }
}
